import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/** Neo4j for the tests: Bolt on 127.0.0.1, no authentication, gone as soon as its standard input says or is closed. */
public class TestServer {
    private static final int KEEP = 'k';

    public static void main(String[] arguments) throws Exception {
        var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
            .setConfig(GraphDatabaseSettings.auth_enabled, false)
            // Each test begins with another graph: a plan made for the one before is as right, and to make it again takes seconds.
            .setConfig(GraphDatabaseSettings.query_statistics_divergence_threshold, 1.0)
            .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(Long.parseLong(arguments[2])))
            .setConfig(GraphDatabaseSettings.index_background_sampling_enabled, Boolean.parseBoolean(arguments[3]))
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, address)
            .setConfig(BoltConnector.advertised_address, address)
            .setConfig(HttpConnector.enabled, false)
            .build();
        System.out.println("ready");
        if (System.in.read() == KEEP) service.shutdown(); // so that the next start has nothing to recover
        Runtime.getRuntime().halt(0); // otherwise nobody wants the data back, and an orderly end takes ten seconds
    }
}
