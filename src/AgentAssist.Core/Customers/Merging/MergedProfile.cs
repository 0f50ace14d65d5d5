using AgentAssist.V1;
using Google.Protobuf.Collections;

namespace AgentAssist.Core.Customers.Merging;

/// <summary>
/// The profile of a customer into whom others were merged: what the own one says stands, its gaps are filled from the others
/// in the order of their ids, and lists are united, the own entries first.
/// </summary>
public static class MergedProfile
{
    /// <summary>A profile as large as its rules allow; what more merging would bring is left out.</summary>
    private const int MaxEntries = 64;

    /// <summary>Draws the profile; null where nobody has one.</summary>
    /// <param name="own">What was written of the customer who stays; null for nothing.</param>
    /// <param name="merged">The profiles of those who were merged into it, in the order of their ids.</param>
    public static CustomerProfile? Of(string customerId, CustomerProfile? own, IEnumerable<CustomerProfile> merged)
    {
        CustomerProfile? profile = own?.Clone();
        foreach (var other in merged)
        {
            profile ??= new CustomerProfile();
            Fill(profile, other);
        }

        if (profile is not null)
        {
            profile.CustomerId = customerId;
        }

        return profile;
    }

    private static void Fill(CustomerProfile into, CustomerProfile from)
    {
        into.DisplayName = Or(into.DisplayName, from.DisplayName);
        into.LanguageCode = Or(into.LanguageCode, from.LanguageCode);
        into.TimeZone = Or(into.TimeZone, from.TimeZone);
        into.CustomerSince = Or(into.CustomerSince, from.CustomerSince);
        into.Segment = Or(into.Segment, from.Segment);
        into.PreferredChannel = Or(into.PreferredChannel, from.PreferredChannel);
        Unite(into.PhoneNumbers, from.PhoneNumbers);
        Unite(into.EmailAddresses, from.EmailAddresses);
        Unite(into.ExternalIds, from.ExternalIds);
        Unite(into.Attributes, from.Attributes);
    }

    private static string Or(string own, string other) => own.Length > 0 ? own : other;

    private static void Unite(RepeatedField<string> into, RepeatedField<string> from)
    {
        foreach (var value in from)
        {
            if (into.Count < MaxEntries && !into.Contains(value))
            {
                into.Add(value);
            }
        }
    }

    private static void Unite(MapField<string, string> into, MapField<string, string> from)
    {
        foreach (var (key, value) in from.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (into.Count < MaxEntries)
            {
                into.TryAdd(key, value);
            }
        }
    }
}
