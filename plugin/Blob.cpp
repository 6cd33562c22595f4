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

GlobalVariable *Blob::emit(Module &m, GlobalValue::LinkageTypes linkage,
                           const Twine &name, StringRef section) const {
  LLVMContext &context = m.getContext();
  Type *int64 = Type::getInt64Ty(context);

  // { [bytes], i64, [bytes], i64, ... }: the type first, as the distances
  // refer to the symbol itself.
  SmallVector<Type *, 8> types;
  size_t start = 0;
  for (auto [offset, to] : distances) {
    types.push_back(ArrayType::get(Type::getInt8Ty(context), offset - start));
    types.push_back(int64);
    start = offset + 8;
  }
  types.push_back(
      ArrayType::get(Type::getInt8Ty(context), text.size() - start));
  auto *layout = StructType::get(context, types, /*isPacked=*/true);

  auto *g = new GlobalVariable(m, layout, /*isConstant=*/false, linkage,
                               nullptr, name);
  SmallVector<Constant *, 8> fields;
  auto addBytes = [&](size_t from, size_t to) {
    fields.push_back(ConstantDataArray::getString(
        context, bytes().slice(from, to), /*AddNull=*/false));
  };
  start = 0;
  for (auto [offset, to] : distances) {
    addBytes(start, offset);
    Constant *field = ConstantExpr::getAdd(ConstantExpr::getPtrToInt(g, int64),
                                           ConstantInt::get(int64, offset));
    fields.push_back(
        ConstantExpr::getSub(ConstantExpr::getPtrToInt(to, int64), field));
    start = offset + 8;
  }
  addBytes(start, text.size());
  g->setInitializer(ConstantStruct::get(layout, fields));
  g->setAlignment(Align(8));
  g->setSection(section);
  appendToUsed(m, {g});
  return g;
}

} // namespace lineprof
