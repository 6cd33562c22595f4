; What every shared object with tagged code carries, once: it finds the runtime
; and hands it the object's sections. Linked into each instrumented module by
; plugin/Startup.cpp, which also fills in @__lineprof_runtime_path. The types
; are those of runtime/include/lineprof/abi.h.

%Slot = type { i32, i32, ptr }
%Thread = type { i64, i64, i64, i64 }
%Tls = type { i64, ptr }
%Module = type { i32, i32, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr }

$__lineprof_tls = comdat any
$__lineprof_module = comdat any
$__lineprof_startup = comdat any
$__lineprof_shutdown = comdat any
$__lineprof_no_attach = comdat any
$__lineprof_no_slot = comdat any
$__lineprof_no_control = comdat any
$__lineprof_no_call = comdat any
$__lineprof_no_trace = comdat any
$__lineprof_no_thread = comdat any
$__lineprof_control = comdat any
$__lineprof_attach = comdat any
$__lineprof_find_slot = comdat any
$__lineprof_take_slot = comdat any
$__lineprof_begin_call = comdat any
$__lineprof_end_call = comdat any
$__lineprof_unregister = comdat any

@__start_lineprof_fns = external hidden global i8
@__stop_lineprof_fns = external hidden global i8
@__start_lineprof_cnts = external hidden global i8
@__stop_lineprof_cnts = external hidden global i8
@__start_lineprof_sites = extern_weak hidden global i8
@__stop_lineprof_sites = extern_weak hidden global i8

@__lineprof_tls = linkonce_odr hidden thread_local(initialexec) global %Tls { i64 0, ptr @__lineprof_no_thread }, comdat, align 16
@__lineprof_module = linkonce_odr hidden global %Module {
  i32 9, i32 112,
  ptr @__start_lineprof_fns, ptr @__stop_lineprof_fns,
  ptr @__start_lineprof_cnts, ptr @__stop_lineprof_cnts,
  ptr @__start_lineprof_sites, ptr @__stop_lineprof_sites,
  ptr @__lineprof_no_attach, ptr @__lineprof_no_slot,
  ptr @__lineprof_no_control, ptr @__lineprof_no_trace,
  ptr @__lineprof_no_call, ptr @__lineprof_no_call, ptr null }, comdat, align 8

; Until the runtime is there, and if it is not: counts stay in the object
; (bias 0), and one slot that nobody reads takes the stores, as the stack has size
; 0 and so every frame is foreign.
@__lineprof_no_thread = linkonce_odr hidden global { %Thread, %Slot } zeroinitializer, comdat, align 16

define linkonce_odr hidden preserve_mostcc ptr @__lineprof_no_attach(ptr %module, ptr %tls) noinline comdat {
  ret ptr @__lineprof_no_thread
}

define linkonce_odr hidden preserve_mostcc ptr @__lineprof_no_slot(ptr %tls) noinline comdat {
  %slot = getelementptr { %Thread, %Slot }, ptr @__lineprof_no_thread, i32 0, i32 1
  ret ptr %slot
}

define linkonce_odr hidden preserve_mostcc void @__lineprof_no_call(ptr %module, ptr %tls, ptr %slot) noinline comdat {
  ret void
}

define linkonce_odr hidden void @__lineprof_no_control(i32 %command) noinline comdat {
  ret void
}

define linkonce_odr hidden preserve_mostcc void @__lineprof_no_trace(ptr %frame, ptr %next) noinline comdat {
  ret void
}

; What instrumented code calls on its cold paths, so that those are short.
define linkonce_odr hidden preserve_mostcc void @__lineprof_attach() noinline comdat {
  %tls = call ptr @llvm.threadlocal.address.p0(ptr @__lineprof_tls)
  %attach = load ptr, ptr getelementptr (%Module, ptr @__lineprof_module, i32 0, i32 8)
  %thread = call preserve_mostcc ptr %attach(ptr @__lineprof_module, ptr %tls)
  ret void
}

; The slot of a frame wherever that is. Optimised code asks where it is not on the
; stack of the Thread: attach() has yet to be called, or the stack is a foreign one.
define linkonce_odr hidden preserve_mostcc ptr @__lineprof_find_slot(i64 %frame) noinline comdat {
entry:
  %tls = call ptr @llvm.threadlocal.address.p0(ptr @__lineprof_tls)
  %bias = load i64, ptr %tls
  %is.new = icmp eq i64 %bias, 0
  br i1 %is.new, label %new, label %known

new:
  call preserve_mostcc void @__lineprof_attach()
  br label %known

known:
  %thread.place = getelementptr %Tls, ptr %tls, i32 0, i32 1
  %thread = load ptr, ptr %thread.place
  %begin.place = getelementptr %Thread, ptr %thread, i32 0, i32 1
  %begin = load i64, ptr %begin.place
  %size.place = getelementptr %Thread, ptr %thread, i32 0, i32 2
  %size = load i64, ptr %size.place
  %depth = sub i64 %frame, %begin
  %is.foreign = icmp uge i64 %depth, %size
  br i1 %is.foreign, label %foreign, label %own

own:
  %delta.place = getelementptr %Thread, ptr %thread, i32 0, i32 3
  %delta = load i64, ptr %delta.place
  %address = add i64 %frame, %delta
  %slot = inttoptr i64 %address to ptr
  ret ptr %slot

foreign:
  %find = load ptr, ptr getelementptr (%Module, ptr @__lineprof_module, i32 0, i32 9)
  %other = call preserve_mostcc ptr %find(ptr %tls)
  ret ptr %other
}

; All that an unoptimised function does to take its slot. There each value that
; lives over a branch has a place of its own in the frame. Not preserve_mostcc: of
; such, one that returns a value may pop its padding into rcx (LLVM 19,
; findDeadCallerSavedReg in X86FrameLowering.cpp).
define linkonce_odr hidden ptr @__lineprof_take_slot(i64 %frame, ptr %sites) noinline uwtable comdat {
  %slot = call preserve_mostcc ptr @__lineprof_find_slot(i64 %frame)
  %return.place = inttoptr i64 %frame to ptr
  %return = load i64, ptr %return.place
  %site.and.return = shl i64 %return, 32
  store atomic i64 %site.and.return, ptr %slot monotonic, align 8
  %table.place = getelementptr %Slot, ptr %slot, i32 0, i32 2
  store atomic ptr %sites, ptr %table.place monotonic, align 8
  %tls = call ptr @llvm.threadlocal.address.p0(ptr @__lineprof_tls)
  %thread.place = getelementptr %Tls, ptr %tls, i32 0, i32 1
  %thread = load ptr, ptr %thread.place
  store atomic i64 %frame, ptr %thread release, align 8
  ret ptr %slot
}

define linkonce_odr hidden preserve_mostcc void @__lineprof_begin_call(ptr %slot) noinline comdat {
  %tls = call ptr @llvm.threadlocal.address.p0(ptr @__lineprof_tls)
  %begin = load ptr, ptr getelementptr (%Module, ptr @__lineprof_module, i32 0, i32 12)
  call preserve_mostcc void %begin(ptr @__lineprof_module, ptr %tls, ptr %slot)
  ret void
}

define linkonce_odr hidden preserve_mostcc void @__lineprof_end_call(ptr %slot) noinline comdat {
  %tls = call ptr @llvm.threadlocal.address.p0(ptr @__lineprof_tls)
  %end = load ptr, ptr getelementptr (%Module, ptr @__lineprof_module, i32 0, i32 13)
  call preserve_mostcc void %end(ptr @__lineprof_module, ptr %tls, ptr %slot)
  ret void
}

; What lineprof.h calls, through a weak reference of whatever file. weak_odr, as
; that file is mostly another one; not hidden, as it may be in another object.
define weak_odr void @__lineprof_control(i32 %command) noinline comdat {
  %control = load atomic ptr, ptr getelementptr (%Module, ptr @__lineprof_module, i32 0, i32 10) acquire, align 8
  call void %control(i32 %command)
  ret void
}

declare extern_weak void @__lineprof_register_module(ptr)
declare extern_weak void @__lineprof_unregister_module(ptr)
declare extern_weak ptr @dlopen(ptr, i32)
declare extern_weak ptr @dlsym(ptr, ptr)
declare extern_weak ptr @secure_getenv(ptr)
declare i64 @getauxval(i64)
declare i64 @write(i32, ptr, i64)
declare ptr @llvm.threadlocal.address.p0(ptr)

@_DYNAMIC = extern_weak hidden global i8

@.lineprof.variable = private unnamed_addr constant [17 x i8] c"LINEPROF_RUNTIME\00"
@.lineprof.library = private unnamed_addr constant [18 x i8] c"liblineprof_rt.so\00"
@.lineprof.register = private unnamed_addr constant [27 x i8] c"__lineprof_register_module\00"
@.lineprof.unregister = private unnamed_addr constant [29 x i8] c"__lineprof_unregister_module\00"
@.lineprof.missing = private unnamed_addr constant [145 x i8] c"lineprof: warning: no runtime, so no profile: set LINEPROF_RUNTIME to the path of liblineprof_rt.so (a static program: link with -llineprof_rt)\0A\00"

@__lineprof_unregister = linkonce_odr hidden global ptr null, comdat, align 8

; void startup(): register here, or through the library that dlopen finds by
; LINEPROF_RUNTIME, else by the path known at compile time, else by name.
define linkonce_odr hidden void @__lineprof_startup() noinline comdat {
entry:
  %seen = load ptr, ptr getelementptr (%Module, ptr @__lineprof_module, i32 0, i32 14)
  %again = icmp ne ptr %seen, null
  br i1 %again, label %done, label %first

first:
  %linked = icmp ne ptr @__lineprof_register_module, null
  br i1 %linked, label %call, label %dynamic

call:
  call void @__lineprof_register_module(ptr @__lineprof_module)
  br label %done

dynamic: ; a static program has dlopen, but must not use it (7 is AT_BASE)
  %is.dynamic = icmp ne ptr @_DYNAMIC, null
  %loader = call i64 @getauxval(i64 7)
  %has.loader = icmp ne i64 %loader, 0
  %has.dlopen = icmp ne ptr @dlopen, null
  %has.dlsym = icmp ne ptr @dlsym, null
  %has.dl = and i1 %has.dlopen, %has.dlsym
  %can.load = and i1 %is.dynamic, %has.loader
  %can = and i1 %can.load, %has.dl
  br i1 %can, label %variable, label %missing

variable:
  %has.getenv = icmp ne ptr @secure_getenv, null
  br i1 %has.getenv, label %ask, label %path

ask:
  %named = call ptr @secure_getenv(ptr @.lineprof.variable)
  %is.named = icmp ne ptr %named, null
  br i1 %is.named, label %named.open, label %path

named.open:
  %named.lib = call ptr @dlopen(ptr %named, i32 1)
  br label %opened

path:
  %path.lib = call ptr @dlopen(ptr @__lineprof_runtime_path, i32 1)
  %has.path.lib = icmp ne ptr %path.lib, null
  br i1 %has.path.lib, label %opened, label %name

name:
  %name.lib = call ptr @dlopen(ptr @.lineprof.library, i32 1)
  br label %opened

opened:
  %lib = phi ptr [ %named.lib, %named.open ], [ %path.lib, %path ], [ %name.lib, %name ]
  %has.lib = icmp ne ptr %lib, null
  br i1 %has.lib, label %symbol, label %missing

symbol:
  %register = call ptr @dlsym(ptr %lib, ptr @.lineprof.register)
  %unregister = call ptr @dlsym(ptr %lib, ptr @.lineprof.unregister)
  %has.register = icmp ne ptr %register, null
  br i1 %has.register, label %register.call, label %missing

register.call:
  call void %register(ptr @__lineprof_module)
  store ptr %unregister, ptr @__lineprof_unregister
  br label %done

missing:
  %n = call i64 @write(i32 2, ptr @.lineprof.missing, i64 144)
  br label %done

done:
  ret void
}

; void shutdown(): the object is about to be unloaded.
define linkonce_odr hidden void @__lineprof_shutdown() noinline comdat {
entry:
  %linked = icmp ne ptr @__lineprof_unregister_module, null
  %found = load ptr, ptr @__lineprof_unregister
  %unregister = select i1 %linked, ptr @__lineprof_unregister_module, ptr %found
  %has = icmp ne ptr %unregister, null
  br i1 %has, label %call, label %done

call:
  call void %unregister(ptr @__lineprof_module)
  br label %done

done:
  ret void
}
