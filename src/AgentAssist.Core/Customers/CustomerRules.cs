using AgentAssist.Core.Privacy;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>What a customer's records must look like, and the masking of secrets in them.</summary>
internal static class CustomerRules
{
    private const int MaxSummaryLength = 2_000;
    private const int MaxNameLength = 128;
    private const int MaxEntries = 64;

    public static AssistException NotFound(string customerId) =>
        new(ErrorReason.CustomerNotFound, $"Nothing is known about a customer \"{customerId}\".", "customer_id");

    public static void CheckProfile(CustomerProfile? profile)
    {
        if (profile is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, "profile must be given.", "profile");
        }

        RequestRules.Id(profile.CustomerId, "profile.customer_id");
        RequestRules.Label(profile.DisplayName, "profile.display_name", MaxNameLength);
        RequestRules.Label(profile.LanguageCode, "profile.language_code", 35);
        RequestRules.Label(profile.Segment, "profile.segment", MaxNameLength);
        RequestRules.Label(profile.PreferredChannel, "profile.preferred_channel", MaxNameLength);
        RequestRules.Attributes(profile.Attributes, "profile.attributes", MaxEntries);
        RequestRules.Attributes(profile.ExternalIds, "profile.external_ids", MaxEntries);
        CheckList(profile.PhoneNumbers, "profile.phone_numbers");
        CheckList(profile.EmailAddresses, "profile.email_addresses");
        if (profile.CustomerSince.Length > 0
            && !DateOnly.TryParseExact(profile.CustomerSince, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
        {
            throw RequestRules.Invalid("profile.customer_since", "must be an ISO 8601 date such as 2018-02-11");
        }

        if (profile.TimeZone.Length > 0 && FindTimeZone(profile.TimeZone) is null)
        {
            throw RequestRules.Invalid("profile.time_zone", "must be an IANA time zone such as America/Denver");
        }
    }

    public static void CheckInteraction(Interaction? interaction, string prefix)
    {
        if (interaction is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, "interaction must be given.", "interaction");
        }

        RequestRules.Id(interaction.InteractionId, prefix + "interaction_id");
        RequestRules.Id(interaction.CustomerId, prefix + "customer_id");
        if (interaction.OccurredAt is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, $"{prefix}occurred_at must be given.", prefix + "occurred_at");
        }

        if (!IsTimestamp(interaction.OccurredAt))
        {
            throw RequestRules.Invalid(prefix + "occurred_at", "must be a time between the years 1 and 9999");
        }

        RequestRules.Required(interaction.Kind, prefix + "kind");
        RequestRules.Label(interaction.Kind, prefix + "kind", MaxNameLength);
        RequestRules.Label(interaction.Department, prefix + "department", MaxNameLength);
        RequestRules.Label(interaction.Channel, prefix + "channel", MaxNameLength);
        RequestRules.Label(interaction.Reference, prefix + "reference", RequestRules.MaxIdLength);
        RequestRules.MaxLength(interaction.Summary, prefix + "summary", MaxSummaryLength);
        RequestRules.Attributes(interaction.Facts, prefix + "facts", MaxEntries);
        if (interaction.Version < 0)
        {
            throw RequestRules.Invalid(prefix + "version", "must be 0 or more");
        }
    }

    public static void MaskSecrets(CustomerProfile profile, TextMasker masker) => MaskValues(profile.Attributes, masker);

    public static void MaskSecrets(Interaction interaction, TextMasker masker)
    {
        interaction.Summary = masker.Mask(interaction.Summary).Text;
        interaction.Reference = masker.Mask(interaction.Reference).Text;
        MaskValues(interaction.Facts, masker);
    }

    public static bool IsTimestamp(Google.Protobuf.WellKnownTypes.Timestamp time) =>
        time.Seconds is >= -62_135_596_800 and <= 253_402_300_799 && time.Nanos is >= 0 and < 1_000_000_000;

    /// <summary>
    /// Finds a time zone by its IANA name; null where there is none. The system looks names up as paths of files, so that
    /// anything else than a name must not reach it.
    /// </summary>
    public static TimeZoneInfo? FindTimeZone(string name) =>
        name.Length is > 0 and <= 64
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static void MaskValues(IDictionary<string, string> values, TextMasker masker)
    {
        foreach (var key in values.Keys.ToArray())
        {
            values[key] = masker.Mask(values[key]).Text;
        }
    }

    private static void CheckList(IReadOnlyCollection<string> values, string field)
    {
        if (values.Count > MaxEntries || values.Any(value => string.IsNullOrWhiteSpace(value) || value.Length > 320))
        {
            throw RequestRules.Invalid(field, $"needs at most {MaxEntries} entries of 1 to 320 characters");
        }
    }
}
