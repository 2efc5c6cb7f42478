"""A stream that never ends: counts events by minute. Its checkpoint is in the object store, so it goes on where it stopped."""

import os

from pyspark.sql import SparkSession, functions as f


def main(data):
    spark = SparkSession.builder.appName("streaming").getOrCreate()
    events = spark.readStream.format("rate").option("rowsPerSecond", 100).load()
    counts = (
        events.withWatermark("timestamp", "2 minutes")
        .groupBy(f.window("timestamp", "1 minute"))
        .count()
        .select(f.col("window.start").alias("minute"), "count")
    )
    query = (
        counts.writeStream.format("parquet")
        .option("path", f"{data}examples/streaming/counts")
        .option("checkpointLocation", f"{data}examples/streaming/checkpoint")
        .trigger(processingTime="1 minute")
        .start()
    )
    query.awaitTermination()


if __name__ == "__main__":
    main(os.environ["DATA"])
