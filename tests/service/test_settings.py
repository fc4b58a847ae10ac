"""Settings: where they come from, and what they refuse."""

from pathlib import Path

import pytest

from service.settings import SettingsError, load_settings, unknown_variables


def test_the_service_listens_on_the_loopback_unless_told() -> None:
    settings = load_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.address is None


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_loopback_addresses_are_taken(host: str) -> None:
    assert load_settings({"host": host}).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "graph.example", "", "127.0.0.1.example"])  # noqa: S104
def test_every_other_address_is_refused_until_there_is_access_control(host: str) -> None:
    with pytest.raises(SettingsError, match=r"^--host: .* no access control yet"):
        load_settings({"host": host})


def test_the_environment_is_read_and_the_command_line_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZERENLIAN_PORT", "8001")
    monkeypatch.setenv("ZERENLIAN_LOG_LEVEL", "debug")
    assert load_settings().port == 8001
    assert load_settings().log_level == "DEBUG"
    assert load_settings({"port": 8002, "host": None}).port == 8002


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZERENLIAN_PORT", "many")
    with pytest.raises(SettingsError, match=r"^ZERENLIAN_PORT: "):
        load_settings()


def test_a_server_has_an_address_and_a_password_that_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZERENLIAN_GRAPH_URI", "neo4j://graph.example:7687")
    monkeypatch.setenv("ZERENLIAN_GRAPH_USER", "reader")
    monkeypatch.setenv("ZERENLIAN_GRAPH_PASSWORD", "open-sesame")
    settings = load_settings()
    assert settings.address is not None
    assert (settings.address.user, settings.address.password) == ("reader", "open-sesame")
    assert "open-sesame" not in repr(settings)


def test_a_folder_on_the_command_line_wins_over_a_server_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZERENLIAN_GRAPH_URI", "neo4j://graph.example:7687")
    assert load_settings({"data": tmp_path}).address is None


def test_credentials_in_an_address_are_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError, match="ZERENLIAN_GRAPH_PASSWORD") as refused:
        load_settings({"graph_uri": "bolt://reader:open-sesame@127.0.0.1:7687"})
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize("uri", ["http://127.0.0.1", "127.0.0.1:7687", "bolt://"])
def test_what_is_no_address_of_a_graph_is_refused(uri: str) -> None:
    with pytest.raises(SettingsError, match=r"^--graph: "):
        load_settings({"graph_uri": uri})


def test_a_slip_of_the_pen_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZERENLIAN_PROT", "8001")
    monkeypatch.setenv("ZERENLIAN_PORT", "8001")
    assert unknown_variables() == ["ZERENLIAN_PROT"]


def test_the_default_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load_settings().data == tmp_path / "zerenlian"
