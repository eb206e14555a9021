"""Streamlit's options: those that matter are ours, whoever's folder the program is started from."""

from pathlib import Path

import pytest

MATTER = {
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "client.allowedOrigins": [],
    "server.fileWatcherType": "none",
    "server.allowedHosts": ["localhost", "127.0.0.1", "::1"],
    "server.enableCORS": True,
    "server.corsAllowedOrigins": [],
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "server.enableStaticServing": True,
    "server.maxUploadSize": 200,
    "server.disconnectedSessionTTL": 120,
    "server.trustedUserHeaders": {},
    "browser.gatherUsageStats": False,
    "secrets.files": [],
}
# What a configuration in the home folder may still set, because it changes neither what is safe nor what is quick.
HARMLESS = {
    "global.disableWidgetStateDuplicationWarning",
    "global.showWarningOnDirectExecution",
    "global.suppressDeprecationWarnings",
    "global.e2eTest",
    "global.unitTest",
    "global.appTest",
    "global.minCachedMessageSize",
    "global.maxCachedMessageAge",
    "logger.messageFormat",
    "logger.enableRich",
    "runner.enumCoercion",
    "runner.parallelMaxWorkers",
    "runner.cacheBackgroundRefreshTTLMultiplier",
    "runner.cacheBackgroundRefreshMaxWorkers",
    "runner.connectionDefaultTTL",
    "runner.cacheHashSeed",
    "magic.displayRootDocString",
    "magic.displayLastExprIfNoSemicolon",
    "server.folderWatchList",
    "server.folderWatchBlacklist",
    "server.maxCacheDataSize",
    "server.cookieSecret",
    "server.port",
    "server.websocketPingInterval",
    "server.agentWaitTimeout",
    "server.agentSessionTTL",
    "server.agentMaxSessions",
    "server.agentPreviewRows",
    "server.sslCertFile",
    "server.sslKeyFile",
    "browser.serverPort",
    "mapbox.token",
}


@pytest.fixture(scope="module")
def from_hostile(options, hostile):
    return options(hostile)


@pytest.mark.parametrize("name", MATTER)
def test_an_option_that_matters_is_ours_in_a_strangers_folder(from_hostile, name: str):
    assert from_hostile[name] == repr(MATTER[name])


def test_a_strangers_folder_changes_no_option_at_all(options, from_hostile, tmp_path: Path):
    assert from_hostile == options(tmp_path)


def test_in_a_strangers_home_folder_too_only_harmless_options_and_unset_colours_are_his(options, hostile, tmp_path):
    his = options(tmp_path, HOME=str(hostile), USERPROFILE=str(hostile))

    changed = {name for name, value in options(tmp_path).items() if his[name] != value}

    assert changed - HARMLESS == {"theme.base", "theme.primaryColor", "theme.sidebar.primaryColor"}


def test_every_option_of_streamlit_is_decided_here_or_known_to_be_harmless(options, tmp_path: Path):
    from streamlit import config

    ours = config.get_config_options()
    decided = {name for name, option in ours.items() if option.where_defined.endswith("config.toml")}
    deprecated = {name for name, option in ours.items() if option.deprecated}
    open_ = {name for name in ours if not name.startswith("theme.")} - decided - deprecated

    assert open_ - HARMLESS == set()


def test_an_upload_is_smaller_where_anybody_may_send_one(options, tmp_path: Path):
    in_class = options(tmp_path, QUIZ_APP_MODE="class", QUIZ_APP_DATA_FOLDER=str(tmp_path / "data"))

    assert in_class["server.maxUploadSize"] == "50"
