"""What pages ask for: records by their entries, reports by their words. All is made anew from the ledger, since links are others, too."""

from alembic import op

from corrobora.custody.store import make_search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables, so that whoever opens the project applies the whole ledger to them."""
    for table in ("link", "record", "entry"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    op.execute("UPDATE applied SET number = 0, hash = '" + "0" * 64 + "'")
    op.create_index("record_by_entry", "record", ["kind", "entry"])
    make_search(op.get_bind())


def downgrade() -> None:
    """Take away what was added; the links that are there by then do no harm."""
    op.drop_index("record_by_entry", "record")
    op.drop_table("search")
