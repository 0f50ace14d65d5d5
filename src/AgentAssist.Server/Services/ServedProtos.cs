using AgentAssist.V1;
using Google.Protobuf.Reflection;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace AgentAssist.Server.Services;

/// <summary>What this server speaks, as descriptors.</summary>
internal static class ServedProtos
{
    private static readonly FileDescriptor[] Roots =
    [
        AssistServiceReflection.Descriptor,
        CustomerServiceReflection.Descriptor,
        SupervisionServiceReflection.Descriptor,
        KnowledgeServiceReflection.Descriptor,
        LibraryServiceReflection.Descriptor,
        InsightServiceReflection.Descriptor,
        HealthReflection.Descriptor,
        ReflectionReflection.Descriptor,
        Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
        ErrorReasonReflection.Descriptor,
        Google.Rpc.ErrorDetailsReflection.Descriptor,
        Google.Rpc.StatusReflection.Descriptor,
    ];

    /// <summary>The services.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } = Roots.SelectMany(file => file.Services).ToArray();

    /// <summary>Every file that a service needs, by name.</summary>
    public static IReadOnlyDictionary<string, FileDescriptor> Files { get; } =
        Roots.SelectMany(WithDependencies).DistinctBy(file => file.Name).ToDictionary(file => file.Name, StringComparer.Ordinal);

    /// <summary>The file that declares each service, method, message, field and enum, by full name.</summary>
    public static IReadOnlyDictionary<string, FileDescriptor> FilesBySymbol { get; } =
        Files.Values.SelectMany(Symbols).DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.File, StringComparer.Ordinal);

    /// <summary>A file after everything that it imports.</summary>
    public static IEnumerable<FileDescriptor> WithDependencies(FileDescriptor file) =>
        file.Dependencies.SelectMany(WithDependencies).Append(file).Distinct();

    private static IEnumerable<(string Name, FileDescriptor File)> Symbols(FileDescriptor file)
    {
        var services = file.Services.SelectMany(service => service.Methods.Select(method => method.FullName).Append(service.FullName));
        var messages = file.MessageTypes.SelectMany(OfMessage);
        var enums = file.EnumTypes.SelectMany(OfEnum);
        return services.Concat(messages).Concat(enums).Select(name => (name, file));
    }

    private static IEnumerable<string> OfMessage(MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().Select(field => field.FullName)
            .Concat(message.NestedTypes.SelectMany(OfMessage))
            .Concat(message.EnumTypes.SelectMany(OfEnum))
            .Append(message.FullName);

    // In protobuf an enum's values are named as siblings of the enum, not as its children.
    private static IEnumerable<string> OfEnum(EnumDescriptor values)
    {
        var scope = values.FullName[..^values.Name.Length];
        return values.Values.Select(value => scope + value.Name).Append(values.FullName);
    }
}
