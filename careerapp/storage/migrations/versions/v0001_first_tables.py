"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("settings", sa.String, nullable=False),
        sa.Column("futures", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("opened", sa.Integer, nullable=False),
        sa.Column("opened_version_id", sa.String),
        sa.Column("removed_at", sa.DateTime),
    )
    op.create_table(
        "version",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("workspace_id", sa.String, sa.ForeignKey("workspace.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("notes", sa.String, nullable=False),
        sa.Column("removed_at", sa.DateTime),
    )
    op.create_index("ix_version_workspace_id", "version", ["workspace_id"])
    op.create_table(
        "document",
        sa.Column("hash", sa.String, primary_key=True),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("nodes", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version_id", sa.String, sa.ForeignKey("version.id"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("parent", sa.Integer),
        sa.Column("redo", sa.Integer),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("description", sa.String, nullable=False),
        sa.Column("document_hash", sa.String, sa.ForeignKey("document.hash"), nullable=False),
        sa.UniqueConstraint("version_id", "seq"),
    )
    op.create_table(
        "data_point",
        sa.Column("version_id", sa.String, sa.ForeignKey("version.id"), primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("added_seq", sa.Integer, primary_key=True),
        sa.Column("removed_seq", sa.Integer),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "position",
        sa.Column("version_id", sa.String, sa.ForeignKey("version.id"), primary_key=True),
        sa.Column("node", sa.String, primary_key=True),
        sa.Column("x", sa.Float, nullable=False),
        sa.Column("y", sa.Float, nullable=False),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("version_id", sa.String, sa.ForeignKey("version.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("at", sa.Date, nullable=False),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.Column("removed_at", sa.DateTime),
        sa.Column("layout", sa.String, nullable=False),
        sa.UniqueConstraint("version_id", "number"),
    )
