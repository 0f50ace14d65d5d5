using AgentAssist.V1;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace AgentAssist.Client.Calls;

/// <summary>Has the channel send a slow call twice. Streams are never hedged: two of them would both be read.</summary>
internal static class Hedging
{
    private static readonly ServiceDescriptor[] Services =
    [
        AssistServiceReflection.Descriptor.Services[0],
        CustomerServiceReflection.Descriptor.Services[0],
        SupervisionServiceReflection.Descriptor.Services[0],
        KnowledgeServiceReflection.Descriptor.Services[0],
        LibraryServiceReflection.Descriptor.Services[0],
        InsightServiceReflection.Descriptor.Services[0],
    ];

    /// <summary>The channel's configuration; null where nothing is hedged.</summary>
    public static ServiceConfig? Of(TimeSpan? delay)
    {
        if (delay is null)
        {
            return null;
        }

        var hedged = new MethodConfig
        {
            // An attempt that fails does not end the other; what fails for good fails twice.
            HedgingPolicy = new HedgingPolicy
            {
                MaxAttempts = 2,
                HedgingDelay = delay,
                NonFatalStatusCodes = { StatusCode.Unavailable, StatusCode.ResourceExhausted },
            },
        };
        foreach (var method in Services.SelectMany(service => service.Methods).Where(m => !m.IsClientStreaming && !m.IsServerStreaming))
        {
            hedged.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        }

        return new ServiceConfig { MethodConfigs = { hedged } };
    }
}
