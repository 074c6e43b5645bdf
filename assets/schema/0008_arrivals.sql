-- What changed on a server is in its lists; what arrived is told by the largest id that is known.
ALTER TABLE account DROP COLUMN changed_after;
