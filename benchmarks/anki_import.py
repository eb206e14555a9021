"""How long Anki takes to import a package, and its peak memory: run by the Python that Anki was installed for."""

import json
import resource
import sys


def measure(folder: str, package: str) -> dict[str, float]:
    """Seconds, and megabytes at the most, for an import with schedules into a new collection."""
    from time import perf_counter

    from anki.collection import Collection
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    col = Collection(f"{folder}/collection.anki2")
    options = ImportAnkiPackageOptions(with_scheduling=True)
    start = perf_counter()
    said = col.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))
    seconds = perf_counter() - start
    notes, rows = len(said.log.new), col.db.scalar("select count() from revlog")
    col.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"seconds": seconds, "peak": peak, "notes": notes, "rows": rows}


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
