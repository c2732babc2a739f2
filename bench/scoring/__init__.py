"""The scorers: plain functions from gold rows and system rows to figures. They read no file and run no pipeline."""
