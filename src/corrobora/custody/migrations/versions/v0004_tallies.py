"""What grows with the archive is counted and indexed: tallies, records of a rank by their entries, links back. All is made anew from the ledger."""

import sqlalchemy as sa
from alembic import op

from corrobora.custody.store import SEARCH, TALLY, make_search

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables, so that whoever opens the project applies the whole ledger to them."""
    for table in ("link", "record", "entry"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    op.drop_index("entry_by_subject", "entry")
    op.create_index("entry_by_subject", "entry", ["subject", "what", "number"])
    op.drop_index("link_back", "link")
    op.create_index("link_back", "link", ["kind", "target", "source"])
    op.create_index("record_by_rank_and_entry", "record", ["kind", "rank", "entry"])
    op.create_table(
        "tally",
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("target", TALLY.c.target.type, primary_key=True),
        sa.Column("records", sa.Integer, nullable=False),
    )
    # an index of FTS5 without content gives no row back, and takes none out
    op.drop_table(SEARCH)
    make_search(op.get_bind())
    op.execute("UPDATE applied SET number = 0, hash = '" + "0" * 64 + "'")


def downgrade() -> None:
    """Take away what was added; the indexes that have a column more do no harm."""
    op.drop_table("tally")
    op.drop_index("record_by_rank_and_entry", "record")
