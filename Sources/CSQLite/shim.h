#include <sqlite3.h>

/* sqlite3_db_config takes a variable list of arguments, which Swift cannot pass. */
static inline int lifecircle_sqlite3_switch(sqlite3 *database, int option, int on) {
  return sqlite3_db_config(database, option, on, (int *)0);
}
