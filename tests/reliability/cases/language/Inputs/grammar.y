expression:
  expression '+' term { value = left + 1; }   // hits: 10
| expression '-' term { value = left - 1; }   // hits: 10
| term                { value = left; }       // hits: 10
