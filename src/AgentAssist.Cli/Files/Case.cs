using System.Text.Json;
using AgentAssist.Core;
using AgentAssist.V1;

namespace AgentAssist.Cli.Files;

/// <summary>One turn of a case.</summary>
internal sealed record CaseTurn(Role Role, string Text, DateTimeOffset? Time);

/// <summary>A transcript with what is known about its customer.</summary>
/// <param name="Id">How the file names it.</param>
/// <param name="Line">Where the file has it, from 1.</param>
/// <param name="Channel">The medium; chat where the file does not say.</param>
/// <param name="Customer">The customer; null where the file has none.</param>
/// <param name="Interactions">What happened before, newest first.</param>
/// <param name="Now">The time of the case; null where the file does not say.</param>
internal sealed record Case(
    string Id,
    long Line,
    Channel Channel,
    CustomerProfile? Customer,
    IReadOnlyList<Interaction> Interactions,
    IReadOnlyList<CaseTurn> Turns,
    DateTimeOffset? Now)
{
    /// <summary>Who spoke for the company; empty where the file does not say.</summary>
    public string AgentId { get; init; } = "";

    /// <summary>What an agent was about to send after the last turn; null where the file does not say.</summary>
    public string? Draft { get; init; }

    /// <summary>Reads a case, or a scenario, which calls its turns "conversation" and their speakers "role".</summary>
    /// <param name="line">Where the file has it.</param>
    /// <param name="defaultId">What to call a case without an id.</param>
    /// <exception cref="LineFaultException">It cannot be used.</exception>
    public static Case Read(JsonElement json, long line, string defaultId)
    {
        var id = JsonFields.Text(json, "case_id") ?? JsonFields.Text(json, "id") ?? JsonFields.Text(json, "scenario") ?? defaultId;
        var turns = JsonFields.List(json, JsonFields.Find(json, "turns") is null ? "conversation" : "turns").Select(Turn).ToArray();
        if (turns.Length == 0)
        {
            throw new LineFaultException("turns", "is missing or empty.");
        }

        var customer = JsonFields.Find(json, "customer") is { } profile ? RecordJson.Customer(profile) : null;
        var interactions = JsonFields.List(json, "interactions").Select(each => RecordJson.Interaction(each)).ToArray();
        foreach (var interaction in interactions)
        {
            if (interaction.OccurredAt is null)
            {
                throw new LineFaultException("interactions.occurred_at", "is missing.");
            }
        }

        return new Case(
            id,
            line,
            ChannelOf(JsonFields.Text(json, "channel")),
            customer,
            interactions.OrderByDescending(i => i.OccurredAt.ToDateTimeOffset()).ThenByDescending(i => i.InteractionId, StringComparer.Ordinal).ToArray(),
            turns,
            JsonFields.Time(json, "now"))
        {
            AgentId = JsonFields.Text(json, "agent_id") ?? "",
            Draft = JsonFields.Text(json, "draft"),
        };
    }

    private static CaseTurn Turn(JsonElement json, int index)
    {
        var where = $"turns[{index}]";
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new LineFaultException(where, "must be an object with speaker and text.");
        }

        var speaker = JsonFields.Text(json, "speaker") ?? JsonFields.Text(json, "role")
            ?? throw new LineFaultException($"{where}.speaker", "is missing.");
        return new CaseTurn(
            RoleOf(speaker, $"{where}.speaker"),
            JsonFields.Text(json, "text") ?? throw new LineFaultException($"{where}.text", "is missing."),
            JsonFields.Time(json, "utter_time") ?? JsonFields.Time(json, "time"));
    }

    private static Role RoleOf(string speaker, string field) => speaker.ToUpperInvariant() switch
    {
        "CUSTOMER" or "ROLE_CUSTOMER" => Role.Customer,
        "AGENT" or "HUMAN_AGENT" or "ROLE_HUMAN_AGENT" => Role.HumanAgent,
        "BOT" or "ROLE_BOT" => Role.Bot,
        _ => throw new LineFaultException(field, $"\"{speaker}\" must be customer, agent or bot."),
    };

    private static Channel ChannelOf(string? name)
    {
        var wanted = name?.ToUpperInvariant() ?? "CHAT";
        wanted = wanted.StartsWith("CHANNEL_", StringComparison.Ordinal) ? wanted["CHANNEL_".Length..] : wanted;
        wanted = wanted == "PHONE" ? "VOICE" : wanted;
        foreach (var channel in System.Enum.GetValues<Channel>())
        {
            if (channel != Channel.Unspecified && EnumNames.UpperSnake(channel) == wanted)
            {
                return channel;
            }
        }

        throw new LineFaultException("channel", $"\"{name}\" must be CHAT, VOICE, EMAIL, SMS, SOCIAL or MESSAGING.");
    }
}
