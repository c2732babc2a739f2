import subprocess
import sys


def test_importing_detente_loads_nothing_heavy():
    told = (
        "import sys, detente; print([name for name in ('sqlalchemy', 'spacy', 'typer', 'rich') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_asking_loads_no_parser():
    told = (
        "import sys, detente; detente.Record; print([name for name in ('spacy', 'trafilatura') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
