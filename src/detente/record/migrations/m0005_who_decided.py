"""Form 5: who decided, and when. Of what was decided before, the log knows when, and nobody knows who."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection


def up(connection: Connection) -> None:
    """Add the columns, and fill in the moments from the log: of several alike the first entry is of the first decision."""
    connection.exec_driver_sql("ALTER TABLE decision ADD COLUMN made_by TEXT")
    connection.exec_driver_sql("ALTER TABLE decision ADD COLUMN made_at TEXT")
    moments: dict[str, list[str]] = defaultdict(list)
    logged = "SELECT about, \"at\" FROM log WHERE kind = 'decide' ORDER BY number"
    for about, at in connection.exec_driver_sql(logged).all():
        moments[about].append(at)
    for seq, decision_id in connection.exec_driver_sql("SELECT seq, id FROM decision ORDER BY seq").all():
        if moments[decision_id]:
            moment = (moments[decision_id].pop(0), seq)
            connection.exec_driver_sql("UPDATE decision SET made_at = ? WHERE seq = ?", moment)
