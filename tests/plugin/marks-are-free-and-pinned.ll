; The early phase marks what does not follow from the rest: once around the
; loop, and the exit. The record and the counters go to their sections, and the
; tag is gone.
; RUN: %opt -load-pass-plugin=%plugin -passes=lineprof-mark -S %s | %FileCheck %s

; CHECK-DAG: @__lineprof_counters = internal global [3 x i64] zeroinitializer, section "lineprof_cnts"
; CHECK-DAG: @__lineprof_function_{{[0-9a-f]+}} = internal global {{.*}}section "lineprof_fns"
; CHECK-NOT: llvm.global.annotations

; CHECK-LABEL: define i32 @sum(
; CHECK-NEXT: entry:
; CHECK-NEXT: call void @llvm.var.annotation.p0.p0(ptr @__lineprof_counters, ptr @lineprof.enter,
; CHECK-NOT: @lineprof.mark
; CHECK: body:
; CHECK: call void @llvm.var.annotation.p0.p0(ptr @__lineprof_counters, ptr @lineprof.mark, ptr null, i32 0, ptr inttoptr (i64 1 to ptr)) #[[ATTRS:[0-9]+]]
; CHECK-NEXT: br label %cond
; CHECK: end:
; CHECK-NEXT: call void @llvm.var.annotation.p0.p0(ptr @__lineprof_counters, ptr @lineprof.mark, ptr null, i32 1, ptr inttoptr (i64 1 to ptr)) #[[ATTRS]]
; CHECK-NEXT: call void @llvm.var.annotation.p0.p0(ptr @__lineprof_counters, ptr @lineprof.leave,
; CHECK-NEXT: ret i32
; CHECK: attributes #[[ATTRS]] = { nomerge }

@.str = private unnamed_addr constant [8 x i8] c"profile\00", section "llvm.metadata"
@.file = private unnamed_addr constant [6 x i8] c"sum.c\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @sum, ptr @.str, ptr @.file, i32 1, ptr null }], section "llvm.metadata"

define i32 @sum(i32 %n) !dbg !4 {
entry:
  br label %cond, !dbg !7

cond:
  %i = phi i32 [ 0, %entry ], [ %next, %body ]
  %s = phi i32 [ 0, %entry ], [ %more, %body ]
  %go = icmp slt i32 %i, %n, !dbg !7
  br i1 %go, label %body, label %end, !dbg !7

body:
  %more = add i32 %s, %i, !dbg !8
  %next = add i32 %i, 1, !dbg !7
  br label %cond, !dbg !7

end:
  ret i32 %s, !dbg !9
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = !{i32 7, !"Dwarf Version", i32 5}
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, emissionKind: LineTablesOnly)
!3 = !DIFile(filename: "sum.c", directory: "/src", checksumkind: CSK_MD5, checksum: "00112233445566778899aabbccddeeff")
!4 = distinct !DISubprogram(name: "sum", scope: !3, file: !3, line: 1, type: !5, unit: !2, spFlags: DISPFlagDefinition)
!5 = !DISubroutineType(types: !6)
!6 = !{}
!7 = !DILocation(line: 2, scope: !4)
!8 = !DILocation(line: 3, scope: !4)
!9 = !DILocation(line: 4, scope: !4)
