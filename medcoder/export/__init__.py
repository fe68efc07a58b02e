"""The course to take along: cards for Anki, quizzes for learning platforms, a workbook on paper; and a class's records."""
