using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AgentAssist.GrpcStandins.Tests.Api;

/// <summary>Every type and member that the compiled packages name must exist; a gap would show only when a call reaches it.</summary>
public sealed class ReferencedMembersTests
{
    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void CompiledPackage_EveryReferencedMember_Resolves(string assemblyName)
    {
        var assembly = Assembly.Load(assemblyName);
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var faults = new List<string>();

        foreach (var handle in metadata.MemberReferences.Where(handle => !IsOfOwnType(metadata, handle)))
        {
            try
            {
                Resolve(assembly.ManifestModule, metadata, handle);
            }
            catch (Exception fault) when (fault is MissingMemberException or TypeLoadException)
            {
                faults.Add(fault.Message);
            }
        }

        Assert.Empty(faults);
        Assert.NotEmpty(metadata.MemberReferences);
    }

    /// <summary>Loading a type also checks that it implements and overrides all that its bases ask for.</summary>
    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void CompiledPackage_EveryType_Loads(string assemblyName) => Assert.NotEmpty(Assembly.Load(assemblyName).GetTypes());

    private static void Resolve(Module module, MetadataReader metadata, MemberReferenceHandle handle)
    {
        // Generic signatures need some type in each place; the constraints of foreign types are all "class".
        Type[] any = [.. Enumerable.Repeat(typeof(object), 8)];
        Assert.NotNull(module.ResolveMember(MetadataTokens.GetToken(metadata, handle), any, any));
    }

    /// <summary>Whether the member belongs to an instance of a generic type that the package itself defines.</summary>
    private static bool IsOfOwnType(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var parent = metadata.GetMemberReference(handle).Parent;
        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return false;
        }

        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance
            && signature.ReadCompressedInteger() > 0 // class or value type
            && signature.ReadTypeHandle().Kind == HandleKind.TypeDefinition;
    }
}
