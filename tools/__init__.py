"""Programs for those who look after this repository; nothing here is part of the package."""
