"""Focus, colour and note of a version; answers to whether two things are the same."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "version", sa.Column("note", sa.String, nullable=False, server_default=sa.text("''"))
    )
    op.add_column("version", sa.Column("colour", sa.String))
    op.add_column("version", sa.Column("focus", sa.String))
    op.add_column(
        "workspace", sa.Column("same", sa.String, nullable=False, server_default=sa.text("'[]'"))
    )
