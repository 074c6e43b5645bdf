-- The host of a feed when it was last reached on the internet: from then on it may not turn into one of a private network.
ALTER TABLE feed ADD COLUMN public_host TEXT;
