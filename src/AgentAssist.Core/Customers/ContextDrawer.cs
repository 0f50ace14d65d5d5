using System.Collections.Concurrent;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers;

/// <summary>
/// Draws what an agent needs to know from a customer's history. What the records mean depends on them alone, so that it is read
/// once for each version of them; where promises and efforts stand depends on the time, and is told anew. Thread-safe.
/// </summary>
internal sealed class ContextDrawer(HistoryReader reader)
{
    // About 20 KiB each. Beyond it all are dropped and read again as they are needed.
    private const int MostKept = 2_048;

    private readonly ConcurrentDictionary<CustomerKey, (long Version, Reading Reading)> _readings = new();

    /// <summary>Draws the context of a customer.</summary>
    /// <param name="customerIsHere">Whether the customer is in contact now, so that what is overdue has become broken.</param>
    public CustomerContext Draw(CustomerKey key, CustomerHistory history, DateTimeOffset now, bool customerIsHere)
    {
        if (!_readings.TryGetValue(key, out var kept) || kept.Version != history.Version)
        {
            kept = (history.Version, Read(history, now));
            if (_readings.Count >= MostKept)
            {
                _readings.Clear();
            }

            _readings[key] = kept;
        }

        return Draw(history, key.CustomerId, kept.Reading, now, customerIsHere);
    }

    /// <summary>Draws one context and keeps nothing.</summary>
    private CustomerContext DrawOnce(CustomerHistory history, string customerId, DateTimeOffset now, bool customerIsHere) =>
        Draw(history, customerId, Read(history, now), now, customerIsHere);

    /// <summary>Completes a context that a caller brought along: what it leaves open is read from the interactions in it.</summary>
    /// <param name="customerIsHere">Whether the customer is in contact now.</param>
    public CustomerContext Complete(CustomerContext given, DateTimeOffset now, bool customerIsHere)
    {
        var zone = CustomerRules.FindTimeZone(given.Profile?.TimeZone ?? "") ?? TimeZoneInfo.Utc;
        var history = new CustomerHistory(given.Profile, given.Interactions, given.Interactions.Count, given.Version)
        {
            Promises = given.Promises.Count > 0 ? given.Promises : [.. given.Interactions.SelectMany(i => PromiseDrafts.Of(i, zone))],
            Feedback = given.Feedback,
        };
        var drawn = DrawOnce(history, given.Profile?.CustomerId ?? "", now, customerIsHere);
        var completed = given.Clone();
        completed.Promises.Clear();
        completed.Promises.Add(drawn.Promises);
        if (completed.Findings.Count == 0)
        {
            completed.Findings.Add(drawn.Findings);
        }

        if (completed.Effort.Count == 0)
        {
            completed.Effort.Add(drawn.Effort);
        }

        return completed;
    }

    private Reading Read(CustomerHistory history, DateTimeOffset now)
    {
        var timeline = reader.Read(history.Interactions, history.Profile, now);
        return new Reading(timeline, reader.FindContradictions(timeline));
    }

    private static CustomerContext Draw(CustomerHistory history, string customerId, Reading reading, DateTimeOffset now, bool customerIsHere)
    {
        var context = new CustomerContext
        {
            Profile = history.Profile ?? new CustomerProfile { CustomerId = customerId },
            Version = history.Version,
            InteractionCount = history.InteractionCount,
            Truncated = history.InteractionCount > history.Interactions.Count,
        };
        context.Interactions.Add(history.Interactions);
        context.Feedback.Add(history.Feedback);
        context.Gestures.Add(history.Gestures);
        context.Findings.Add(reading.Findings);
        context.Promises.Add(PromiseLedger.Read(history.Promises, reading.Timeline, now, customerIsHere));
        context.Effort.Add(EffortCounter.Count(reading.Timeline, now));
        var lastContact = reading.Timeline.Records.LastOrDefault(ContactRecords.IsContact)?.Interaction;
        if (lastContact is { OccurredAt: not null })
        {
            context.LastContactTime = lastContact.OccurredAt;
            var since = now - lastContact.OccurredAt.ToDateTimeOffset();
            context.SinceLastContactDuration = Duration.FromTimeSpan(since < TimeSpan.Zero ? TimeSpan.Zero : since);
        }

        return context;
    }

    private sealed record Reading(Timeline Timeline, IReadOnlyList<Finding> Findings);
}
