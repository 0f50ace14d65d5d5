using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>Reads a request into a <see cref="Moment"/>.</summary>
internal static class MomentReader
{
    public static Moment Read(SuggestionRequest request, Speech speech)
    {
        if (request.Utterance.Text.Length > LongSentences.Longest)
        {
            request = request with { Utterance = request.Utterance with { Text = LongSentences.Break(request.Utterance.Text) } };
        }

        var profile = request.Context?.Profile;
        var style = new SpokenStyle(profile?.LanguageCode, profile?.TimeZone, request.Now);
        var (ours, shape) = (OurSide.Read(request.Turns), TurnShape.Read(request.Utterance.Text));
        var reflections = Reflections.Of(request.Utterance, request.Turns, ours);
        var moment = new Moment(request, style, IssueOf(request, ours, shape), History.Read(request, style), reflections) { Speech = speech, OurSide = ours, Shape = shape };
        moment.Contacts = request.Context is { Interactions.Count: > 0 } context
            ? EffortCounter.ContactsAboutThis(context, SpokenSoFar(request))
            : 1;

        HistoryFacts.Add(moment);
        CustomerFacts.Add(moment);
        SituationReader.Read(moment);
        AddGesture(moment);
        AddFeedback(moment);
        AnswerFacts.Add(moment);
        DetailReader.Add(moment);
        AddSurroundings(moment);
        return moment;
    }

    private static CustomerIssue IssueOf(SuggestionRequest request, OurSide ours, TurnShape shape)
    {
        var (utterance, issue) = (request.Utterance, CustomerIssue.Read(request.Utterance.Text, request.Turns));
        if (issue.Happened is { Trouble: 0 } && !(utterance.Analysis?.Complaint >= 0.5) && Feelings.Score(utterance.Analysis, SignalKind.Fairness) < 0.5)
        {
            issue = issue with { Happened = null, Also = null };
        }

        // "Yes, that is fine. I'll have to find a babysitter": what a yes is followed by is told, unless it is asked for.
        return ours.ProposedLast && shape is { BeginsWithYes: true, IsOrder: false } ? issue with { Wish = null } : issue;
    }

    private static string SpokenSoFar(SuggestionRequest request) =>
        string.Join(' ', request.Turns.Where(t => t.Role == Role.Customer).Select(t => t.Text).Append(request.Utterance.Text));

    private static void AddGesture(Moment moment)
    {
        if (moment.Request.Gesture is { } gesture && moment.Request.Channel != Channel.Social)
        {
            Evidence[] allowed = [new() { Kind = EvidenceKind.Policy, Id = gesture.CatalogueId }];
            moment.Add("gesture:approved", allowed);
            moment.Fill("gesture", gesture.Description, allowed);
        }
    }

    private static void AddFeedback(Moment moment)
    {
        if (moment.Request.Channel == Channel.Social
            || moment.Request.Context?.Feedback.FirstOrDefault(FeedbackWords.IsToReport) is not { ReceiveTime: { } received } feedback)
        {
            return;
        }

        Evidence[] proof = [new() { Kind = EvidenceKind.Feedback, Id = feedback.FeedbackId }];
        moment.Add("feedback:acted", proof);
        moment.Fill("feedback_day", moment.Style.Day(DateOnly.FromDateTime(moment.Style.Local(received.ToDateTimeOffset()))), proof);
        moment.Fill("feedback_action", FeedbackWords.Clause(feedback.Action), proof);
    }

    private static void AddSurroundings(Moment moment)
    {
        moment.Add("phase:" + Names.Of(moment.Phase));
        moment.Add("situation:" + Names.Of(moment.Situation));
        moment.Add(moment.Request.Role == Role.Bot ? "role:bot" : "role:human");
        var channel = moment.Request.Channel;
        moment.Add(channel switch
        {
            Channel.Voice => "channel:voice",
            Channel.Email => "channel:email",
            Channel.Sms => "channel:sms",
            Channel.Social => "channel:social",
            Channel.Messaging => "channel:messaging",
            _ => "channel:chat",
        });
        moment.AddIf(channel is not (Channel.Email or Channel.Social or Channel.Sms), "channel:live");
        moment.AddIf(channel != Channel.Social, "channel:private");

        var ours = moment.OurSide;
        moment.AddIf(ours.Spoke, "said:acknowledged");
        moment.AddIf(ours.Apologised, "said:apologised");
        moment.AddIf(ours.Owned, "said:owned");
        moment.AddIf(ours.Thanked, "said:thanked");
        moment.AddIf(ours.AskedLast, "said:asked");
        moment.AddIf(ours.ProposedLast, "said:proposed");
        moment.AddIf(ours.RefusedLast, "said:refused");
        moment.AddIf(moment.OpenMatter == OpenMatter.Settled || (moment.OpenMatter == OpenMatter.Unclear && IsSettledInForm(moment)), "said:settled");
        moment.AddIf(ours.Committed, "said:committed");
    }

    // What was taken back, told or concluded last.
    private static bool IsSettledInForm(Moment moment) =>
        moment.Shape.TakesBack || (moment.OurSide.InformedLast && !SituationReader.Objects(moment.Request.Utterance.Text))
        || (moment.Request.Turns is [.., { Role: Role.HumanAgent or Role.Bot } newest] && PastTurn.Of(newest).Settles);
}
