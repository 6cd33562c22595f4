//===- plugin/FunctionTable.cpp - function records ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionTable.h"
#include "Blob.h"
#include "RecordArrays.h"
#include "lineprof/records.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace lineprof {

static constexpr char kRootMetadata[] = "lineprof";

namespace {

std::string absolutePath(StringRef directory, StringRef name) {
  SmallString<256> path(name);
  if (!sys::path::is_absolute(path)) {
    path = directory;
    sys::path::append(path, name);
    sys::fs::make_absolute(path);
  }
  sys::path::remove_dots(path, /*remove_dot_dot=*/false);
  return std::string(path);
}

/// DWARF 5 compilations know the source's MD5 already.
std::optional<MD5::MD5Result> checksumOf(const DIFile &file, StringRef path) {
  MD5::MD5Result result;
  auto known = file.getChecksum();
  if (known && known->Kind == DIFile::CSK_MD5) {
    std::string raw = fromHex(known->Value);
    if (raw.size() == result.size()) {
      copy(raw, result.begin());
      return result;
    }
  }
  if (auto text = MemoryBuffer::getFile(path))
    return MD5::hash(arrayRefFromStringRef((*text)->getBuffer()));
  return std::nullopt;
}

/// Names of tasks don't say what they are in.
std::string displayName(const TaggedFunction &tag) {
  if (tag.outlinedFrom)
    return (tag.outlinedFrom->getName() + LINEPROF_OUTLINED_SUFFIX).str();
  const DISubprogram *sp = tag.f->getSubprogram();
  return (sp ? sp->getName() : tag.f->getName()).str();
}

} // namespace

AddedFunction FunctionTable::add(const TaggedFunction &tag,
                                 const FlowGraph &graph, unsigned numCounters) {
  Function &f = *tag.f;
  const DISubprogram *sp = f.getSubprogram();
  RecordArrays arrays;
  FunctionRecord header = {};
  header.flags = tag.flags | (sp ? 0 : kFunctionNoLines);
  header.num_counters = numCounters;
  header.linkage_name =
      arrays.string(GlobalValue::dropLLVMManglingEscape(f.getName()));
  header.display_name = arrays.string(displayName(tag));

  SmallVector<FileEntry, 2> files;
  if (sp) {
    header.line = sp->getLine() ? sp->getLine() : sp->getScopeLine();
    arrays.file(sp->getFile());
    arrays.collect(graph);
    for (const DIFile *file : arrays.files) {
      std::string path =
          absolutePath(file->getDirectory(), file->getFilename());
      auto [it, isNew] = checksums.insert({file, std::nullopt});
      if (isNew)
        it->second = checksumOf(*file, path);
      FileEntry entry = {arrays.string(path), it->second.has_value(), {}};
      if (it->second)
        copy(*it->second, entry.md5);
      files.push_back(entry);
    }
  } else {
    for (const FlowNode &node : graph.nodes)
      arrays.nodes.push_back({node.block, 0, 0});
    auto [path, line] = StringRef(tag.tagPlace).rsplit(':');
    line.getAsInteger(10, header.line);
    files.push_back({arrays.string(absolutePath("", path)), false, {}});
  }

  header.num_lines = arrays.lines.size();
  header.num_nodes = arrays.nodes.size();
  header.num_node_lines = arrays.nodeLines.size();
  header.num_arcs = graph.arcs.size();
  header.num_branches = arrays.branches.size();
  header.num_calls = arrays.calls.size();
  header.num_files = files.size();
  header.strings_size = arrays.strings.size();

  Blob record;
  record.append(header);
  auto appendAll = [&](const auto &entries) {
    for (const auto &entry : entries)
      record.append(entry);
  };
  appendAll(arrays.lines);
  appendAll(arrays.nodes);
  appendAll(arrays.nodeLines);
  for (const FlowArc &arc : graph.arcs)
    record.append(ArcEntry{
        arc.src, arc.dst, arc.counter < 0 ? kNotCounted : uint32_t(arc.counter),
        arc.flags});
  appendAll(arrays.branches);
  appendAll(arrays.calls);
  appendAll(files);
  record.append(StringRef(arrays.strings));
  record.padTo8();
  record.set(offsetof(FunctionRecord, size), uint32_t(record.size()));

  std::string hash =
      MD5::hash(arrayRefFromStringRef(record.bytes())).digest().str().str();
  bool isOwn =
      f.hasLocalLinkage() || (f.hasExternalLinkage() && !f.hasComdat());
  auto linkage =
      isOwn ? GlobalValue::InternalLinkage : GlobalValue::LinkOnceODRLinkage;
  uint64_t words = numCounters + 1;
  if (tag.flags & kFunctionTrace)
    words += (header.num_lines + 1) * (sizeof(TraceEntry) / sizeof(uint64_t));
  auto *type = ArrayType::get(Type::getInt64Ty(m.getContext()), words);
  auto *counters = new GlobalVariable(m, type, /*isConstant=*/false, linkage,
                                      Constant::getNullValue(type),
                                      "__lineprof_counters_" + hash);
  counters->setSection(LINEPROF_COUNTERS_SECTION);
  counters->setAlignment(Align(8));
  record.setDistance(offsetof(FunctionRecord, counters), counters);
  GlobalVariable *g = record.emit(m, linkage, "__lineprof_function_" + hash,
                                  LINEPROF_FUNCTIONS_SECTION);
  if (isOwn) {
    ownCounters.push_back(counters);
  } else {
    for (GlobalVariable *symbol : {counters, g}) {
      symbol->setVisibility(GlobalValue::HiddenVisibility);
      symbol->setComdat(m.getOrInsertComdat(g->getName()));
    }
  }

  f.setMetadata(kRootMetadata,
                MDNode::get(m.getContext(), ValueAsMetadata::get(counters)));
  Metadata *entry[] = {const_cast<DISubprogram *>(sp),
                       ValueAsMetadata::get(counters), ValueAsMetadata::get(g)};
  m.getOrInsertNamedMetadata(kFunctionsMetadata)
      ->addOperand(MDNode::get(m.getContext(), entry));
  return {counters, {g, header.flags}};
}

void FunctionTable::placeCounters() {
  if (ownCounters.empty())
    return;
  uint64_t words = 0;
  for (GlobalVariable *counters : ownCounters)
    words += counters->getValueType()->getArrayNumElements();
  auto *type = ArrayType::get(Type::getInt64Ty(m.getContext()), words);
  auto *all = new GlobalVariable(
      m, type, /*isConstant=*/false, GlobalValue::InternalLinkage,
      Constant::getNullValue(type), "__lineprof_counters");
  all->setSection(LINEPROF_COUNTERS_SECTION);
  all->setAlignment(Align(8));
  CounterArray next(all);
  for (GlobalVariable *counters : ownCounters) {
    counters->replaceAllUsesWith(next.address());
    next.offset += 8 * counters->getValueType()->getArrayNumElements();
    counters->eraseFromParent();
  }
}

//===----------------------------------------------------------------------===//
// Reading a record
//===----------------------------------------------------------------------===//

/// The record's bytes after its one relocated field, `counters`.
static StringRef bytesAfterCounters(const GlobalVariable &record) {
  return cast<ConstantDataSequential>(
             record.getInitializer()->getAggregateElement(2))
      ->getRawDataValues();
}

FunctionRecord FunctionEntry::header() const {
  FunctionRecord header = {};
  StringRef start = cast<ConstantDataSequential>(
                        record->getInitializer()->getAggregateElement(0u))
                        ->getRawDataValues();
  constexpr size_t After = offsetof(FunctionRecord, counters) + 8;
  memcpy(&header, start.data(), start.size());
  memcpy(reinterpret_cast<char *>(&header) + After,
         bytesAfterCounters(*record).data(), sizeof(header) - After);
  return header;
}

uint32_t FunctionEntry::lineIndex(const DIFile *file, unsigned line) const {
  constexpr size_t After = offsetof(FunctionRecord, counters) + 8;
  FunctionRecord header = this->header();
  const char *payload =
      bytesAfterCounters(*record).data() + sizeof(FunctionRecord) - After;
  const char *arcs = payload + header.num_lines * sizeof(LineEntry) +
                     header.num_nodes * sizeof(NodeEntry) +
                     header.num_node_lines * sizeof(uint32_t);
  const char *files = arcs + header.num_arcs * sizeof(ArcEntry) +
                      header.num_branches * sizeof(BranchEntry) +
                      header.num_calls * sizeof(CallEntry);
  const char *strings = files + header.num_files * sizeof(FileEntry);
  std::string path = absolutePath(file->getDirectory(), file->getFilename());
  for (uint32_t i = 0; i != header.num_lines; ++i) {
    LineEntry entry;
    memcpy(&entry, payload + i * sizeof(entry), sizeof(entry));
    if (entry.line != line)
      continue;
    FileEntry at;
    memcpy(&at, files + entry.file * sizeof(at), sizeof(at));
    if (path == strings + at.path)
      return i;
  }
  return kNotCounted;
}

FunctionIndex::Place FunctionIndex::placeOf(const DISubprogram &sp) {
  const MDString *name = sp.getRawLinkageName();
  return {{name ? name : sp.getRawName(), sp.getFile()}, sp.getLine()};
}

FunctionIndex::FunctionIndex(Module &m) {
  NamedMDNode *all = m.getNamedMetadata(kFunctionsMetadata);
  if (!all)
    return;
  for (const MDNode *node : all->operands()) {
    auto *counters =
        mdconst::dyn_extract_or_null<Constant>(node->getOperand(1));
    auto *record =
        mdconst::dyn_extract_or_null<GlobalVariable>(node->getOperand(2));
    if (!counters || !record)
      continue;
    FunctionEntry entry{record};
    entry.flags = entry.header().flags;
    byCounters[CounterArray(counters).key()] = entry;
    if (auto *sp = dyn_cast_or_null<DISubprogram>(node->getOperand(0).get())) {
      bySubprogram[sp] = entry;
      auto [it, isNew] = byPlace.insert({placeOf(*sp), sp});
      if (!isNew)
        it->second = nullptr;
    }
  }
  all->eraseFromParent();
}

const FunctionEntry *FunctionIndex::find(const DISubprogram *sp) const {
  auto it = bySubprogram.find(sp);
  if (it == bySubprogram.end() && sp)
    it = bySubprogram.find(byPlace.lookup(placeOf(*sp)));
  return it == bySubprogram.end() ? nullptr : &it->second;
}

const FunctionEntry *FunctionIndex::find(const CounterArray &counters) const {
  auto it = byCounters.find(counters.key());
  return it == byCounters.end() ? nullptr : &it->second;
}

bool isTagged(const Function &f) { return f.hasMetadata(kRootMetadata); }

const FunctionEntry *FunctionIndex::findRoot(const Function &f) const {
  const MDNode *node = f.getMetadata(kRootMetadata);
  if (!node)
    return nullptr;
  auto *counters = mdconst::dyn_extract_or_null<Constant>(node->getOperand(0));
  return counters ? find(CounterArray(counters)) : nullptr;
}

} // namespace lineprof
