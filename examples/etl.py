"""A nightly job in three steps: raw orders, a cleaned table, the day's sums. Reads and writes only below the tenant's own address."""

import os
import sys

from pyspark.sql import SparkSession, functions as f


def main(data, orders):
    spark = SparkSession.builder.appName("etl").getOrCreate()

    raw = f"{data}examples/etl/raw"
    spark.range(orders).select(
        f.col("id").alias("order"),
        (f.col("id") % 1000).alias("customer"),
        (f.rand(seed=7) * 100).alias("amount"),
        f.date_add(f.lit("2026-01-01"), (f.col("id") % 28).cast("int")).alias("day"),
    ).write.mode("overwrite").parquet(raw)

    clean = f"{data}examples/etl/clean"
    spark.read.parquet(raw).where("amount > 1").write.mode("overwrite").partitionBy("day").parquet(clean)

    sums = f"{data}examples/etl/sums"
    spark.read.parquet(clean).groupBy("day").agg(
        f.count("*").alias("orders"), f.round(f.sum("amount"), 2).alias("amount")
    ).orderBy("day").coalesce(1).write.mode("overwrite").parquet(sums)

    spark.read.parquet(sums).show(31)
    spark.stop()


if __name__ == "__main__":
    main(os.environ["DATA"], int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
