"""What trains and scores the readers; nothing of it is installed with the package."""
