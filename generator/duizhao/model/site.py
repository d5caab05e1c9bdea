"""What is known of the site before it is built: nothing but what stands for its address."""

UNKNOWN_ADDRESS = "https://site.invalid/"  # stands where the address of the site will stand; no host may bear this name
