"""The frame around every page: the version bar, the recovery page, the log, the preloading."""
