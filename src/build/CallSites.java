import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Rewrites the call sites that Java 25 links anew in every process, cache or not, into plain
/// calls.
///
/// A `switch` over types and the `equals` and `hashCode` of a record are compiled into call sites
/// whose code the runtime writes at first use, at about a millisecond each. The ahead-of-time cache
/// keeps those of lambdas, but not these; so the image gets the same logic as ordinary methods.
final class CallSites {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
  private static final MethodTypeDesc HASH_CODE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

  private final ClassFile classFile;

  /// Takes a loader that finds the classes that those to be rewritten refer to.
  CallSites(ClassLoader loader) {
    classFile =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver()
                    .orElse(ClassHierarchyResolver.ofClassLoading(loader))));
  }

  /// The same class without the call sites that can be done without.
  byte[] plain(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    Rewriting rewriting = new Rewriting(model);
    byte[] rewritten =
        classFile.transformClass(
            model,
            ClassTransform.transformingMethodBodies(rewriting::accept)
                .andThen(ClassTransform.endHandler(rewriting::addMethods)));
    return rewriting.methods.isEmpty() ? bytes : rewritten;
  }

  /// One class under way, and the methods that it is to have in place of call sites.
  private static final class Rewriting {
    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<Method> methods = new ArrayList<>();

    private Rewriting(ClassModel model) {
      owner = model.thisClass().asSymbol();
      isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    private void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof InvokeDynamicInstruction site && replaceable(site)) {
        String name = site.name().stringValue() + "$plain$" + methods.size();
        methods.add(new Method(name, site));
        code.invokestatic(owner, name, site.typeSymbol(), isInterface);
      } else {
        code.with(element);
      }
    }

    private static boolean replaceable(InvokeDynamicInstruction site) {
      DirectMethodHandleDesc bootstrap = site.bootstrapMethod();
      return switch (bootstrap.owner().displayName() + "." + site.name().stringValue()) {
        case "SwitchBootstraps.typeSwitch" ->
            site.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
        case "ObjectMethods.equals", "ObjectMethods.hashCode" -> true;
        default -> false;
      };
    }

    private void addMethods(ClassBuilder builder) {
      for (Method method : methods) {
        builder.withMethodBody(
            method.name,
            method.site.typeSymbol(),
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
            code -> {
              switch (method.site.name().stringValue()) {
                case "typeSwitch" -> typeSwitch(code, method.site.bootstrapArgs());
                case "equals" -> equals(code, components(method.site));
                default -> hashCode(code, components(method.site));
              }
            });
      }
    }

    /// `int typeSwitch(Object value, int from)`: the first label at or after `from` that fits, −1
    /// for null, and the number of labels when none fits.
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
      Label known = code.newLabel();
      code.aload(0).ifnonnull(known).loadConstant(-1).ireturn().labelBinding(known);
      for (int index = 0; index < labels.size(); index++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(index).if_icmpgt(next);
        code.aload(0).instanceOf((ClassDesc) labels.get(index)).ifeq(next);
        code.loadConstant(index).ireturn().labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }

    private void equals(CodeBuilder code, List<DirectMethodHandleDesc> components) {
      Label different = code.newLabel();
      code.aload(1).instanceOf(owner).ifeq(different);
      for (DirectMethodHandleDesc component : components) {
        ClassDesc type = component.invocationType().returnType();
        code.aload(0).getfield(owner, component.methodName(), type);
        code.aload(1).checkcast(owner).getfield(owner, component.methodName(), type);
        switch (TypeKind.from(type)) {
          case REFERENCE -> code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(different);
          case LONG -> code.lcmp().ifne(different);
          case FLOAT, DOUBLE ->
              code.invokestatic(boxOf(type), "compare", comparing(type)).ifne(different);
          default -> code.if_icmpne(different);
        }
      }
      code.loadConstant(1).ireturn().labelBinding(different).loadConstant(0).ireturn();
    }

    private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> components) {
      code.loadConstant(0);
      for (DirectMethodHandleDesc component : components) {
        ClassDesc type = component.invocationType().returnType();
        code.loadConstant(31).imul();
        code.aload(0).getfield(owner, component.methodName(), type);
        if (type.isPrimitive()) {
          code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
        } else {
          code.invokestatic(OBJECTS, "hashCode", HASH_CODE);
        }
        code.iadd();
      }
      code.ireturn();
    }

    /// The fields of a record, which follow its class and their names among the site's arguments.
    private static List<DirectMethodHandleDesc> components(InvokeDynamicInstruction site) {
      return site.bootstrapArgs().stream()
          .filter(DirectMethodHandleDesc.class::isInstance)
          .map(DirectMethodHandleDesc.class::cast)
          .toList();
    }

    private static ClassDesc boxOf(ClassDesc primitive) {
      return switch (primitive.descriptorString()) {
        case "I" -> ConstantDescs.CD_Integer;
        case "J" -> ConstantDescs.CD_Long;
        case "D" -> ConstantDescs.CD_Double;
        case "F" -> ConstantDescs.CD_Float;
        case "Z" -> ConstantDescs.CD_Boolean;
        case "C" -> ConstantDescs.CD_Character;
        case "B" -> ConstantDescs.CD_Byte;
        default -> ConstantDescs.CD_Short;
      };
    }

    private static MethodTypeDesc comparing(ClassDesc type) {
      return MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
    }
  }

  private record Method(String name, InvokeDynamicInstruction site) {}
}
