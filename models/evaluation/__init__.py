"""The evaluation set and how it was made. Run from the folder `models`, for instance `python -m evaluation.export_judge`."""
