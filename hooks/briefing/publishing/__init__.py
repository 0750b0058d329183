"""What publishing needs besides pages: the site's folder, the Content-Security-Policy, pictures for other sites."""
