import java.lang.reflect.Field;
import java.util.Map;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;

/**
 * Starts the ArcadeDB server, and lets its parser of Cypher forget what it has learned whenever that has become too much.
 *
 * <p>ANTLR keeps for good what it saw when it had to look ahead: one state a token, some 5 kB each, for every text that is unlike
 * the ones before. The grammar makes it look through the whole of each COLLECT { }, so a large statement leaves 140 MB behind, and
 * some thousand small ones as much. What is forgotten is learned again; parsers at work keep what they hold.
 */
public final class Forgetting implements Runnable {
  private static final String GRAMMAR = "com.arcadedb.query.opencypher.grammar.Cypher25Parser";
  private static final String SERVER = "com.arcadedb.server.ArcadeDBServer";
  private static final long EVERY_MILLISECONDS = 200;

  private final int mostStates;

  private Forgetting(int mostStates) {
    this.mostStates = mostStates;
  }

  public static void main(String[] arguments) throws Exception {
    Thread thread = new Thread(new Forgetting(Integer.getInteger("zerenlian.parserStates")), "forgetting");
    thread.setDaemon(true);
    thread.start();
    Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
  }

  @Override
  public void run() {
    try {
      // Not before the server has booted: loading the grammar takes a moment that the start should not have to share.
      Thread.sleep(20 * EVERY_MILLISECONDS);
      Class<?> grammar = Class.forName(GRAMMAR);
      DFA[] learned = (DFA[]) field(grammar, "_decisionToDFA").get(null);
      PredictionContextCache contexts = (PredictionContextCache) field(grammar, "_sharedContextCache").get(null);
      Map<?, ?> cached = (Map<?, ?>) field(PredictionContextCache.class, "cache").get(contexts);
      ATN network = (ATN) field(grammar, "_ATN").get(null);
      while (true) {
        Thread.sleep(EVERY_MILLISECONDS);
        if (states(learned) > mostStates) {
          for (int decision = 0; decision < learned.length; decision++) {
            learned[decision] = new DFA(network.getDecisionState(decision), decision);
          }
          // The lock that the parsers hold while they use it.
          synchronized (contexts) {
            cached.clear();
          }
        }
      }
    } catch (ReflectiveOperationException | InterruptedException error) {
      // Another version of the engine, perhaps one that needs none of this: it runs on as it would without.
      System.err.println("The parser will not forget: " + error);
    }
  }

  private static int states(DFA[] learned) {
    int found = 0;
    for (DFA each : learned) {
      found += each.states.size();
    }
    return found;
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field found = owner.getDeclaredField(name);
    found.setAccessible(true);
    return found;
  }
}
