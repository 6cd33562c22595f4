//===- plugin/FunctionTable.cpp - function records ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionTable.h"
#include "Blob.h"
#include "lineprof/format.h"
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

std::string absolutePath(StringRef Directory, StringRef Name) {
  SmallString<256> Path(Name);
  if (!sys::path::is_absolute(Path)) {
    Path = Directory;
    sys::path::append(Path, Name);
    sys::fs::make_absolute(Path);
  }
  sys::path::remove_dots(Path, /*remove_dot_dot=*/false);
  return std::string(Path);
}

/// DWARF 5 compilations know the source's MD5 already.
std::optional<MD5::MD5Result> checksumOf(const DIFile &File, StringRef Path) {
  MD5::MD5Result Result;
  auto Known = File.getChecksum();
  if (Known && Known->Kind == DIFile::CSK_MD5) {
    std::string Raw = fromHex(Known->Value);
    if (Raw.size() == Result.size()) {
      copy(Raw, Result.begin());
      return Result;
    }
  }
  if (auto Text = MemoryBuffer::getFile(Path))
    return MD5::hash(arrayRefFromStringRef((*Text)->getBuffer()));
  return std::nullopt;
}

/// The variable-length parts of a record, while they grow.
class RecordWriter {
public:
  uint32_t string(StringRef Text) {
    uint32_t Offset = Strings.size();
    Strings += Text;
    Strings += '\0';
    return Offset;
  }

  uint32_t file(const DIFile *File) {
    auto [It, Made] = FileIndex.insert({File, Files.size()});
    if (Made)
      Files.push_back(File);
    return It->second;
  }

  void collectLines(const FlowGraph &Graph) {
    for (const FlowNode &Node : Graph.Nodes)
      for (const SourceLine &L : Node.Lines)
        Lines.push_back({L.Line, file(L.File)});
    auto Less = [](const LineEntry &A, const LineEntry &B) {
      return std::pair(A.file, A.line) < std::pair(B.file, B.line);
    };
    llvm::sort(Lines, Less);
    Lines.erase(llvm::unique(Lines,
                             [&](const LineEntry &A, const LineEntry &B) {
                               return !Less(A, B) && !Less(B, A);
                             }),
                Lines.end());
    for (const FlowNode &Node : Graph.Nodes) {
      Nodes.push_back({Node.Block, uint32_t(NodeLines.size()),
                       uint32_t(Node.Lines.size())});
      for (const SourceLine &L : Node.Lines) {
        LineEntry Entry{L.Line, file(L.File)};
        NodeLines.push_back(llvm::lower_bound(Lines, Entry, Less) -
                            Lines.begin());
      }
    }
  }

  SmallVector<LineEntry, 0> Lines;
  SmallVector<NodeEntry, 0> Nodes;
  SmallVector<uint32_t, 0> NodeLines;
  SmallVector<const DIFile *, 2> Files;
  std::string Strings;

private:
  SmallDenseMap<const DIFile *, uint32_t, 2> FileIndex;
};

} // namespace

GlobalVariable *FunctionTable::add(const TaggedFunction &Tag,
                                   const FlowGraph &Graph,
                                   unsigned NumCounters) {
  Function &F = *Tag.F;
  const DISubprogram *SP = F.getSubprogram();
  RecordWriter Writer;
  FunctionRecord Header = {};
  Header.flags = Tag.Flags | (SP ? 0 : kFunctionNoLines);
  Header.num_counters = NumCounters;
  Header.linkage_name = Writer.string(F.getName());
  Header.display_name = Writer.string(SP ? SP->getName() : F.getName());

  SmallVector<FileEntry, 2> Files;
  if (SP) {
    Header.line = SP->getLine();
    Writer.file(SP->getFile());
    Writer.collectLines(Graph);
    for (const DIFile *File : Writer.Files) {
      std::string Path =
          absolutePath(File->getDirectory(), File->getFilename());
      auto [It, Made] = Checksums.insert({File, std::nullopt});
      if (Made)
        It->second = checksumOf(*File, Path);
      FileEntry Entry = {Writer.string(Path), It->second.has_value(), {}};
      if (It->second)
        copy(*It->second, Entry.md5);
      Files.push_back(Entry);
    }
  } else {
    for (const FlowNode &Node : Graph.Nodes)
      Writer.Nodes.push_back({Node.Block, 0, 0});
    auto [Path, Line] = StringRef(Tag.TagPlace).rsplit(':');
    Line.getAsInteger(10, Header.line);
    Files.push_back({Writer.string(absolutePath("", Path)), false, {}});
  }

  Header.num_lines = Writer.Lines.size();
  Header.num_nodes = Writer.Nodes.size();
  Header.num_node_lines = Writer.NodeLines.size();
  Header.num_arcs = Graph.Arcs.size();
  Header.num_files = Files.size();
  Header.strings_size = Writer.Strings.size();

  Blob Record;
  Record.append(Header);
  auto AppendAll = [&](const auto &Entries) {
    for (const auto &Entry : Entries)
      Record.append(Entry);
  };
  AppendAll(Writer.Lines);
  AppendAll(Writer.Nodes);
  AppendAll(Writer.NodeLines);
  for (const FlowArc &Arc : Graph.Arcs)
    Record.append(ArcEntry{
        Arc.Src, Arc.Dst, Arc.Counter < 0 ? kNotCounted : uint32_t(Arc.Counter),
        Arc.Flags});
  AppendAll(Files);
  Record.append(StringRef(Writer.Strings));
  Record.padTo8();
  Record.set(offsetof(FunctionRecord, size), uint32_t(Record.size()));

  std::string Hash =
      MD5::hash(arrayRefFromStringRef(Record.bytes())).digest().str().str();
  auto Linkage = F.hasLocalLinkage() ? GlobalValue::InternalLinkage
                                     : GlobalValue::LinkOnceODRLinkage;
  auto *Type =
      ArrayType::get(Type::getInt64Ty(M.getContext()), NumCounters + 1);
  auto *Counters = new GlobalVariable(M, Type, /*isConstant=*/false, Linkage,
                                      Constant::getNullValue(Type),
                                      "__lineprof_counters_" + Hash);
  Counters->setSection(LINEPROF_COUNTERS_SECTION);
  Counters->setAlignment(Align(8));
  Record.setDistance(offsetof(FunctionRecord, counters), Counters);
  GlobalVariable *G = Record.emit(M, Linkage, "__lineprof_function_" + Hash,
                                  LINEPROF_FUNCTIONS_SECTION);
  if (!F.hasLocalLinkage()) {
    for (GlobalVariable *Symbol : {Counters, G}) {
      Symbol->setVisibility(GlobalValue::HiddenVisibility);
      Symbol->setComdat(M.getOrInsertComdat(G->getName()));
    }
  }

  F.setMetadata(kRootMetadata,
                MDNode::get(M.getContext(), ValueAsMetadata::get(Counters)));
  Metadata *Entry[] = {const_cast<DISubprogram *>(SP),
                       ValueAsMetadata::get(Counters), ValueAsMetadata::get(G)};
  M.getOrInsertNamedMetadata(kFunctionsMetadata)
      ->addOperand(MDNode::get(M.getContext(), Entry));
  return Counters;
}

//===----------------------------------------------------------------------===//
// Late phase
//===----------------------------------------------------------------------===//

/// The record's bytes after its one relocated field, `counters`.
static StringRef bytesAfterCounters(const GlobalVariable &Record) {
  return cast<ConstantDataSequential>(
             Record.getInitializer()->getAggregateElement(2))
      ->getRawDataValues();
}

static FunctionRecord headerOf(const GlobalVariable &Record) {
  FunctionRecord Header = {};
  StringRef Start = cast<ConstantDataSequential>(
                        Record.getInitializer()->getAggregateElement(0u))
                        ->getRawDataValues();
  constexpr size_t After = offsetof(FunctionRecord, counters) + 8;
  memcpy(&Header, Start.data(), Start.size());
  memcpy(reinterpret_cast<char *>(&Header) + After,
         bytesAfterCounters(Record).data(), sizeof(Header) - After);
  return Header;
}

uint32_t FunctionEntry::lineIndex(const DIFile *File, unsigned Line) const {
  constexpr size_t After = offsetof(FunctionRecord, counters) + 8;
  FunctionRecord Header = headerOf(*Record);
  const char *Payload =
      bytesAfterCounters(*Record).data() + sizeof(FunctionRecord) - After;
  const char *Arcs = Payload + Header.num_lines * sizeof(LineEntry) +
                     Header.num_nodes * sizeof(NodeEntry) +
                     Header.num_node_lines * sizeof(uint32_t);
  const char *Files = Arcs + Header.num_arcs * sizeof(ArcEntry);
  const char *Strings = Files + Header.num_files * sizeof(FileEntry);
  std::string Path = absolutePath(File->getDirectory(), File->getFilename());
  for (uint32_t I = 0; I != Header.num_lines; ++I) {
    LineEntry Entry;
    memcpy(&Entry, Payload + I * sizeof(Entry), sizeof(Entry));
    if (Entry.line != Line)
      continue;
    FileEntry At;
    memcpy(&At, Files + Entry.file * sizeof(At), sizeof(At));
    if (Path == Strings + At.path)
      return I;
  }
  return kNotCounted;
}

FunctionIndex::FunctionIndex(Module &M) {
  NamedMDNode *All = M.getNamedMetadata(kFunctionsMetadata);
  if (!All)
    return;
  for (const MDNode *Node : All->operands()) {
    auto *Counters =
        mdconst::dyn_extract_or_null<GlobalVariable>(Node->getOperand(1));
    auto *Record =
        mdconst::dyn_extract_or_null<GlobalVariable>(Node->getOperand(2));
    if (!Counters || !Record)
      continue;
    FunctionEntry Entry{Record, headerOf(*Record).flags};
    Entries[Counters] = Entry;
    if (auto *SP = dyn_cast_or_null<DISubprogram>(Node->getOperand(0).get()))
      Entries[SP] = Entry;
  }
  All->eraseFromParent();
}

const FunctionEntry *FunctionIndex::find(const DISubprogram *SP) const {
  auto It = Entries.find(SP);
  return It == Entries.end() ? nullptr : &It->second;
}

const FunctionEntry *FunctionIndex::find(const GlobalVariable *Counters) const {
  auto It = Entries.find(Counters);
  return It == Entries.end() ? nullptr : &It->second;
}

const FunctionEntry *FunctionIndex::findRoot(const Function &F) const {
  const MDNode *Node = F.getMetadata(kRootMetadata);
  if (!Node)
    return nullptr;
  return find(
      mdconst::dyn_extract_or_null<GlobalVariable>(Node->getOperand(0)));
}

} // namespace lineprof
