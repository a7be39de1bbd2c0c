"""What staff did to the goods, with who and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "product_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=254), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_change_product_id_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_change")),
    )
    op.create_index("ix_product_change_product_id_id", "product_change", ["product_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_product_change_product_id_id", table_name="product_change")
    op.drop_table("product_change")
