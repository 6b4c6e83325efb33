"""Lives here: one content tree in, bytes out — HTML, PDF, Word, spreadsheet.
May not: know what a mapping is, or change a word.
May import it: documents.
"""
