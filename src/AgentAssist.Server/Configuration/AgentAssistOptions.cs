using System.Diagnostics.CodeAnalysis;
using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;
using AgentAssist.Model;
using AgentAssist.Redis;
using AgentAssist.Server.Security;
using AgentAssist.Storage;

namespace AgentAssist.Server.Configuration;

/// <summary>Everything that can be configured: section <c>AgentAssist</c>.</summary>
internal sealed class AgentAssistOptions
{
    /// <summary>The name of the section.</summary>
    public const string SectionName = "AgentAssist";

    /// <summary>Where and how the server listens.</summary>
    public ServerOptions Server { get; set; } = new();

    /// <summary>Limits and times of the assist core.</summary>
    public AssistOptions Assist { get; set; } = new();

    /// <summary>Which identifiers are masked for everyone but a conversation's participants.</summary>
    public PrivacyOptions Privacy { get; set; } = new();

    /// <summary>What is assumed about the conversations.</summary>
    public UnderstandingOptions Understanding { get; set; } = new();

    /// <summary>What is done for customers.</summary>
    public CustomerOptions Customers { get; set; } = new();

    /// <summary>The system of record.</summary>
    public StorageOptions Storage { get; set; } = new();

    /// <summary>The cache of recent history and the feed between nodes.</summary>
    public RedisOptions Redis { get; set; } = new();

    /// <summary>The language model that rewords suggestions; none by default.</summary>
    public ModelOptions Model { get; set; } = new();

    /// <summary>Reads and checks the whole section; tells every fault at once.</summary>
    public static bool TryRead(
        IConfiguration configuration, [NotNullWhen(true)] out AgentAssistOptions? options, out IReadOnlyList<string> faults)
    {
        var section = configuration.GetSection(SectionName);
        var found = new List<string>();
        var read = new AgentAssistOptions();
        StrictBinder.Bind(section, read, found);
        ModelRule.Check(read.Model, $"{SectionName}:{nameof(Model)}", found);
        if (found.Count == 0)
        {
            LoopbackRule.Check(read.Server, found);
        }

        faults = found;
        options = found.Count == 0 ? read : null;
        return options is not null;
    }
}
