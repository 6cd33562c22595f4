//===- plugin/Blob.cpp - writing the blobs of format.h as constants -------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Blob.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace lineprof {

GlobalVariable *Blob::emit(Module &M, GlobalValue::LinkageTypes Linkage,
                           const Twine &Name, StringRef Section) const {
  LLVMContext &Context = M.getContext();
  Type *Int64 = Type::getInt64Ty(Context);

  // { [bytes], i64, [bytes], i64, ... }: the type first, as the distances
  // refer to the symbol itself.
  SmallVector<Type *, 8> Types;
  size_t Start = 0;
  for (auto [Offset, To] : Distances) {
    Types.push_back(ArrayType::get(Type::getInt8Ty(Context), Offset - Start));
    Types.push_back(Int64);
    Start = Offset + 8;
  }
  Types.push_back(
      ArrayType::get(Type::getInt8Ty(Context), Bytes.size() - Start));
  auto *Layout = StructType::get(Context, Types, /*isPacked=*/true);

  auto *G = new GlobalVariable(M, Layout, /*isConstant=*/false, Linkage,
                               nullptr, Name);
  SmallVector<Constant *, 8> Fields;
  auto AddBytes = [&](size_t From, size_t To) {
    Fields.push_back(ConstantDataArray::getString(
        Context, bytes().slice(From, To), /*AddNull=*/false));
  };
  Start = 0;
  for (auto [Offset, To] : Distances) {
    AddBytes(Start, Offset);
    Constant *Field = ConstantExpr::getAdd(ConstantExpr::getPtrToInt(G, Int64),
                                           ConstantInt::get(Int64, Offset));
    Fields.push_back(
        ConstantExpr::getSub(ConstantExpr::getPtrToInt(To, Int64), Field));
    Start = Offset + 8;
  }
  AddBytes(Start, Bytes.size());
  G->setInitializer(ConstantStruct::get(Layout, Fields));
  G->setAlignment(Align(8));
  G->setSection(Section);
  appendToUsed(M, {G});
  return G;
}

} // namespace lineprof
