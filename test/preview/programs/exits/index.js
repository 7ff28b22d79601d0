console.error("Fatal: no luck");
process.exit(3);
