using System.Globalization;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Lists everything that a sentence may rest on, what is nearest to the conversation last.</summary>
internal static class Sources
{
    private static readonly RecordMemo<SourceContent> Records = new();

    public static List<Source> Of(CheckGround ground, TimeZoneInfo zone, Speech speech)
    {
        var spoken = ReferenceEquals(speech, Speech.AsWritten) ? null : speech;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ground.Now, zone).DateTime);
        var sources = new List<Source>();
        if (ground.Context is { } context)
        {
            AddProfile(sources, context.Profile, today);
            sources.AddRange(context.Interactions.Select(interaction => Of(interaction, zone, today, spoken)));
            sources.AddRange(context.Promises.Select(promise => Of(promise, zone, today, spoken)));
            sources.AddRange(context.Feedback.Select(feedback => Of(feedback, zone, today)));
            sources.AddRange(ContactsOf(context, today));
        }

        if (ground.Gesture is { } gesture)
        {
            sources.Add(new Source(EvidenceKind.Policy, gesture.CatalogueId, gesture.Description, today));
        }

        sources.AddRange(ground.Articles.Select(article => new Source(EvidenceKind.Article, article.ArticleId, article.Title + "\n" + article.Body, today)));
        sources.AddRange(ground.Turns.Select(turn => new Source(EvidenceKind.Utterance, turn.UtteranceId, turn.Text, today)
        {
            IsCustomers = turn.Role == Role.Customer,
        }));
        return sources;
    }

    private static Source Of(Interaction interaction, TimeZoneInfo zone, DateOnly today, Speech? speech)
    {
        return new Source(EvidenceKind.Interaction, interaction.InteractionId, today, Known) { Speech = speech };

        // Whoever moves to another time zone while they talk to us has their records read anew.
        SourceContent Known() => Records.Of(interaction, record => Read(record, zone)) is var known && zone.Equals(known.Zone) ? known : Read(interaction, zone);
    }

    private static SourceContent Read(Interaction interaction, TimeZoneInfo zone)
    {
        var record = TimelineRecord.Read(interaction, MeaningReader.Default, zone);
        DateOnly?[] days = [record.Day, record.FactDay("effective", "end_date", "ended_on")];
        var facts = string.Join('\n', interaction.Facts.Select(fact => $"{fact.Key.Replace('_', ' ')} {fact.Value}"));
        return new SourceContent(
            $"{interaction.Summary}\n{interaction.Reference}\n{interaction.Department}\n{interaction.Kind.Replace('_', ' ')}\n{facts}", record.Day)
        {
            Days = [.. days.OfType<DateOnly>().Distinct()],
            Meanings = record.Meanings,
            Zone = zone,
        };
    }

    private static Source Of(Promise promise, TimeZoneInfo zone, DateOnly today, Speech? speech)
    {
        return new Source(EvidenceKind.Promise, promise.PromiseId, today, Read) { Speech = speech };

        SourceContent Read()
        {
            var made = promise.MadeTime is { } time ? Day(time.ToDateTimeOffset(), zone) : (DateOnly?)null;
            DateOnly?[] days = [made, RecordDates.Of(promise.Due, today)];
            return new SourceContent($"{promise.What}\n{promise.Due}\n{promise.Note}", today)
            {
                Days = [.. days.OfType<DateOnly>().Distinct()],
                Meanings = RecordMeaning.Promised,
            };
        }
    }

    private static Source Of(Feedback feedback, TimeZoneInfo zone, DateOnly today)
    {
        DateOnly[] days = feedback.ReceiveTime is { } time ? [Day(time.ToDateTimeOffset(), zone)] : [];
        return new Source(EvidenceKind.Feedback, feedback.FeedbackId, today, () => new SourceContent($"{feedback.Text}\n{feedback.Action}", today) { Days = days });
    }

    private static void AddProfile(List<Source> sources, CustomerProfile? profile, DateOnly today)
    {
        if (profile is null)
        {
            return;
        }

        sources.Add(new Source(EvidenceKind.Profile, "display_name", profile.DisplayName, today));
        if (DateOnly.TryParse(profile.CustomerSince, CultureInfo.InvariantCulture, out var since))
        {
            sources.Add(new Source(EvidenceKind.Profile, "customer_since", today, () => new SourceContent(profile.CustomerSince, today) { Days = [since] })
            {
                Counts = [(today.DayNumber - since.DayNumber) / 365],
            });
        }
    }

    // How often the customer was in touch is counted over records; the last of them stands for all. The present contact may be meant too.
    private static IEnumerable<Source> ContactsOf(CustomerContext context, DateOnly today) =>
        from effort in context.Effort
        where effort.InteractionIds.Count > 0
        select new Source(EvidenceKind.Interaction, effort.InteractionIds[^1], "", today) { Counts = [effort.Contacts - 1, effort.Contacts] };

    private static DateOnly Day(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
