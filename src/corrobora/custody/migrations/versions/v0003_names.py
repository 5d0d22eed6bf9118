"""Readings are found by the names in them that resolve to nobody: links are made anew from the ledger."""

from alembic import op

from corrobora.custody.store import SEARCH, make_search

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables, so that whoever opens the project applies the whole ledger to them."""
    for table in ("link", "record", "entry"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    # an index of FTS5 without content gives no row back, and takes none out
    op.drop_table(SEARCH)
    make_search(op.get_bind())
    op.execute("UPDATE applied SET number = 0, hash = '" + "0" * 64 + "'")


def downgrade() -> None:
    """Leave all as it is: links that nobody asks for do no harm."""
