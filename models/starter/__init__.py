"""The starter bundle and how it is made. Run its parts from the folder `models`, for instance `python -m starter.style.sheet sheet.png`."""
