-- For sc-im: runs once at its start. Put the five files here, or name other folders.
package.path = "./lua/?.lua;" .. package.path
package.cpath = "./lua/?.so;" .. package.cpath
