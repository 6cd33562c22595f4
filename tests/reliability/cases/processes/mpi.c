// RUN: %reliable %s
// Case: four ranks of mpirun, a profile each by %q{OMPI_COMM_WORLD_RANK}
// Needs: mpirun
// Link: -l:libmpi.so.40
// Driver: Inputs/ranks.py
#include "lineprof/lineprof.h"
#include <stdio.h>

// What Open MPI's header makes of MPI_COMM_WORLD and others, so that it needn't
// be there.
typedef struct ompi_communicator_t *MPI_Comm;
typedef struct ompi_datatype_t *MPI_Datatype;
typedef struct ompi_op_t *MPI_Op;
extern char ompi_mpi_comm_world[], ompi_mpi_int[], ompi_mpi_op_sum[];
int MPI_Init(int *, char ***);
int MPI_Comm_rank(MPI_Comm, int *);
int MPI_Allreduce(const void *, void *, int, MPI_Datatype, MPI_Op, MPI_Comm);
int MPI_Finalize(void);

LINEPROF_PROFILE static int work(int n) { // calls: 10
  int sum = 0;                            // hits: 10
  for (int i = 0; i < n; ++i)             // hits: 110
    sum += i;                             // hits: 100
  return sum;                             // hits: 10
}

LINEPROF_PROFILE static int share(int own) { // calls: 4
  int all = 0;                               // hits: 4
  MPI_Allreduce(&own, &all, 1, (MPI_Datatype)ompi_mpi_int,
                (MPI_Op)ompi_mpi_op_sum,
                (MPI_Comm)ompi_mpi_comm_world);
  return all; // hits: 4
}

int main(int argc, char **argv) {
  int rank = -1, sum = 0;
  MPI_Init(&argc, &argv);
  MPI_Comm_rank((MPI_Comm)ompi_mpi_comm_world, &rank);
  for (int i = 0; i <= rank; ++i)
    sum += work(10);
  int all = share(sum);
  if (rank == 0)
    printf("%d\n", all);
  MPI_Finalize();
}
