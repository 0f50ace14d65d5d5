using System.Globalization;
using System.Text.Json;
using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Cli.Files;

/// <summary>Customers and interactions as JSON writes them, in snake_case or protobuf's lowerCamelCase.</summary>
internal static class RecordJson
{
    private static readonly JsonParser Lenient = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The fields of an interaction, as files name them.</summary>
    public static readonly string[] InteractionFields =
    [
        "interaction_id", "customer_id", "occurred_at", "department", "channel", "kind", "reference", "summary", "facts", "version",
    ];

    /// <summary>Reads a profile; members that a profile does not have are passed over.</summary>
    public static CustomerProfile Customer(JsonElement json)
    {
        try
        {
            return Lenient.Parse<CustomerProfile>(json.GetRawText());
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new LineFaultException("customer", e.Message);
        }
    }

    /// <summary>Reads an interaction; members that an interaction does not have are passed over.</summary>
    public static Interaction Interaction(JsonElement json)
    {
        var interaction = new Interaction();
        ReadInteraction(json, interaction, TimeZoneInfo.Utc, _ => { });
        return interaction;
    }

    /// <summary>Reads an interaction.</summary>
    /// <param name="zone">Where times without an offset are.</param>
    /// <param name="extra">Takes each member that an interaction does not have.</param>
    public static void ReadInteraction(JsonElement json, Interaction interaction, TimeZoneInfo zone, Action<JsonProperty> extra)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new LineFaultException("interactions", "must hold JSON objects.");
        }

        foreach (var member in json.EnumerateObject())
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (name == "facts")
            {
                Facts(member.Value, interaction.Facts);
            }
            else if (!InteractionFields.Contains(name, StringComparer.Ordinal))
            {
                extra(member);
            }
            else
            {
                Set(interaction, name, JsonFields.AsText(member.Value, name), zone);
            }
        }
    }

    /// <summary>Sets a field by its name; false where an interaction has no such field of one text.</summary>
    public static bool Set(Interaction interaction, string name, string value, TimeZoneInfo zone)
    {
        switch (name)
        {
            case "interaction_id": interaction.InteractionId = value; return true;
            case "customer_id": interaction.CustomerId = value; return true;
            case "department": interaction.Department = value; return true;
            case "channel": interaction.Channel = value; return true;
            case "kind": interaction.Kind = value; return true;
            case "reference": interaction.Reference = value; return true;
            case "summary": interaction.Summary = value; return true;
            case "version": interaction.Version = Version(value); return true;
            case "occurred_at":
                interaction.OccurredAt = Timestamp.FromDateTimeOffset(IsoTime.Parse(value, name, zone));
                return true;
            default: return false;
        }
    }

    /// <summary>Reads facts: an object of texts.</summary>
    public static void Facts(JsonElement json, MapField<string, string> facts)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new LineFaultException("facts", "must be an object of names and texts.");
        }

        foreach (var fact in json.EnumerateObject())
        {
            facts[fact.Name] = JsonFields.AsText(fact.Value, $"facts.{fact.Name}");
        }
    }

    /// <summary>Holds an interaction to what the server requires of every one, so that faults show before anything is sent.</summary>
    public static void RequireComplete(Interaction interaction)
    {
        Require(interaction.InteractionId, "interaction_id");
        Require(interaction.CustomerId, "customer_id");
        if (interaction.OccurredAt is null)
        {
            throw new LineFaultException("occurred_at", "is missing.");
        }
    }

    private static long Version(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new LineFaultException("version", "must be a whole number of 0 or more.");

    private static void Require(string value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new LineFaultException(name, "is missing.");
        }
    }
}
