"""The first tables: how far the ledger is applied, its entries, the records, and what they lead to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "applied",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("what", _WORDS, nullable=False),
        sa.Column("subject", _WORDS, nullable=False),
        sa.Column("line", _WORDS, nullable=False),
    )
    op.create_index("entry_by_subject", "entry", ["subject", "number"])
    op.create_index("entry_by_what", "entry", ["what", "number"])
    op.create_table(
        "record",
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("id", _WORDS, primary_key=True),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("object", sa.String(64), nullable=False),
        sa.Column("rank", _WORDS, nullable=False),
        sa.Column("body", _WORDS, nullable=False),
    )
    op.create_index("record_by_rank", "record", ["kind", "rank", "id"])
    op.create_table(
        "link",
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("source", _WORDS, primary_key=True),
        sa.Column("target", _WORDS, primary_key=True),
    )
    op.create_index("link_back", "link", ["kind", "target"])


def downgrade() -> None:
    """Take the tables away; the ledger makes them anew."""
    for table in ("link", "record", "entry", "applied"):
        op.drop_table(table)
