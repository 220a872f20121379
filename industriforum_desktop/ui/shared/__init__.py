"""Parts of pages that are no page's own: boards, charts to press, tabbed pages, drops and guards."""
