"""Lives here: dataset versions as Parquet, the pointer to the current ones, the writer's lock, durable writes.
May not: know publishers' layouts, areas or measures; change or delete a version once it is written.
May import it: evidence.
"""
