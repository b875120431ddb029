// Made by motif generate from the schemas of monitoring.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What MonitoringAlertPolicy is made of. */
export interface MonitoringAlertPolicyProps {
  metadata?: ApiObjectMetadata
  spec: {
    alertStrategy?: {
      autoClose?: string | undefined
      notificationChannelStrategy?: {
        notificationChannelNames?: string[] | undefined
        renotifyInterval?: string | undefined
      }[] | undefined
      notificationRateLimit?: {
        period?: string | undefined
      } | undefined
    } | undefined
    combiner: string
    conditions: {
      conditionAbsent?: {
        aggregations?: {
          alignmentPeriod?: string | undefined
          crossSeriesReducer?: string | undefined
          groupByFields?: string[] | undefined
          perSeriesAligner?: string | undefined
        }[] | undefined
        duration: string
        filter?: string | undefined
        trigger?: {
          count?: number | undefined
          percent?: number | undefined
        } | undefined
      } | undefined
      conditionMatchedLog?: {
        filter: string
        labelExtractors?: {
          [k: string]: string
        } | undefined
      } | undefined
      conditionMonitoringQueryLanguage?: {
        duration: string
        evaluationMissingData?: string | undefined
        query: string
        trigger?: {
          count?: number | undefined
          percent?: number | undefined
        } | undefined
      } | undefined
      conditionPrometheusQueryLanguage?: {
        alertRule?: string | undefined
        duration?: string | undefined
        evaluationInterval?: string | undefined
        labels?: {
          [k: string]: string
        } | undefined
        query: string
        ruleGroup?: string | undefined
      } | undefined
      conditionSql?: {
        booleanTest?: {
          column: string
        } | undefined
        daily?: {
          executionTime?: {
            hours?: number | undefined
            minutes?: number | undefined
            nanos?: number | undefined
            seconds?: number | undefined
          } | undefined
          periodicity: number
        } | undefined
        hourly?: {
          minuteOffset?: number | undefined
          periodicity: number
        } | undefined
        minutes?: {
          periodicity: number
        } | undefined
        query: string
        rowCountTest?: {
          comparison: string
          threshold: number
        } | undefined
      } | undefined
      conditionThreshold?: {
        aggregations?: {
          alignmentPeriod?: string | undefined
          crossSeriesReducer?: string | undefined
          groupByFields?: string[] | undefined
          perSeriesAligner?: string | undefined
        }[] | undefined
        comparison: string
        denominatorAggregations?: {
          alignmentPeriod?: string | undefined
          crossSeriesReducer?: string | undefined
          groupByFields?: string[] | undefined
          perSeriesAligner?: string | undefined
        }[] | undefined
        denominatorFilter?: string | undefined
        duration: string
        evaluationMissingData?: string | undefined
        filter?: string | undefined
        forecastOptions?: {
          forecastHorizon: string
        } | undefined
        thresholdValue?: number | undefined
        trigger?: {
          count?: number | undefined
          percent?: number | undefined
        } | undefined
      } | undefined
      displayName: string
      name?: string | undefined
    }[]
    displayName: string
    documentation?: {
      content?: string | undefined
      mimeType?: string | undefined
    } | undefined
    enabled?: boolean | undefined
    notificationChannels?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }[] | undefined
    resourceID?: string | undefined
    severity?: string | undefined
  }
}

export class MonitoringAlertPolicy extends ApiObject {
  static readonly GVK = { apiVersion: 'monitoring.cnrm.cloud.google.com/v1beta1', kind: 'MonitoringAlertPolicy' } as const

  constructor(scope: Construct, id: string, props: MonitoringAlertPolicyProps) {
    super(scope, id, { ...props, ...MonitoringAlertPolicy.GVK })
  }
}

/** What MonitoringDashboard is made of. */
export interface MonitoringDashboardProps {
  metadata?: ApiObjectMetadata
  spec: {
    columnLayout?: {
      columns?: {
        weight?: number | undefined
        widgets?: {
          alertChart?: {
            alertPolicyRef: {
              external?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }
          } | undefined
          blank?: { [key: string]: never } | undefined
          collapsibleGroup?: {
            collapsed?: boolean | undefined
          } | undefined
          errorReportingPanel?: {
            projectRefs?: {
              external?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
            services?: string[] | undefined
            versions?: string[] | undefined
          } | undefined
          id?: string | undefined
          incidentList?: {
            monitoredResources?: {
              labels?: {
                [k: string]: string
              } | undefined
              type?: string | undefined
            }[] | undefined
            policyRefs?: {
              external?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
          } | undefined
          logsPanel?: {
            filter?: string | undefined
            resourceNames?: {
              external?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
          } | undefined
          pieChart?: {
            chartType: string
            dataSets: {
              minAlignmentPeriod?: string | undefined
              sliceNameTemplate?: string | undefined
              timeSeriesQuery: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              }
            }[]
            showLabels?: boolean | undefined
          } | undefined
          scorecard?: {
            blankView?: { [key: string]: never } | undefined
            gaugeView?: {
              lowerBound?: number | undefined
              upperBound?: number | undefined
            } | undefined
            sparkChartView?: {
              minAlignmentPeriod?: string | undefined
              sparkChartType: string
            } | undefined
            thresholds?: {
              color?: string | undefined
              direction?: string | undefined
              label?: string | undefined
              targetAxis?: string | undefined
              value?: number | undefined
            }[] | undefined
            timeSeriesQuery: {
              outputFullDuration?: boolean | undefined
              prometheusQuery?: string | undefined
              timeSeriesFilter?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesFilterRatio?: {
                denominator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                numerator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesQueryLanguage?: string | undefined
              unitOverride?: string | undefined
            }
          } | undefined
          sectionHeader?: {
            dividerBelow?: boolean | undefined
            subtitle?: string | undefined
          } | undefined
          singleViewGroup?: { [key: string]: never } | undefined
          text?: {
            content?: string | undefined
            format?: string | undefined
            style?: {
              backgroundColor?: string | undefined
              fontSize?: string | undefined
              horizontalAlignment?: string | undefined
              padding?: string | undefined
              pointerLocation?: string | undefined
              textColor?: string | undefined
              verticalAlignment?: string | undefined
            } | undefined
          } | undefined
          timeSeriesTable?: {
            columnSettings?: {
              column: string
              visible: boolean
            }[] | undefined
            dataSets: {
              minAlignmentPeriod?: string | undefined
              tableDisplayOptions?: {
                shownColumns?: string[] | undefined
              } | undefined
              tableTemplate?: string | undefined
              timeSeriesQuery?: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              } | undefined
            }[]
            metricVisualization?: string | undefined
          } | undefined
          title?: string | undefined
          xyChart?: {
            chartOptions?: {
              mode?: string | undefined
            } | undefined
            dataSets: {
              legendTemplate?: string | undefined
              minAlignmentPeriod?: string | undefined
              plotType?: string | undefined
              targetAxis?: string | undefined
              timeSeriesQuery: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              }
            }[]
            thresholds?: {
              color?: string | undefined
              direction?: string | undefined
              label?: string | undefined
              targetAxis?: string | undefined
              value?: number | undefined
            }[] | undefined
            timeshiftDuration?: string | undefined
            xAxis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
            y2Axis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
            yAxis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
          } | undefined
        }[] | undefined
      }[] | undefined
    } | undefined
    dashboardFilters?: {
      filterType?: string | undefined
      labelKey: string
      stringValue?: string | undefined
      templateVariable?: string | undefined
    }[] | undefined
    displayName: string
    gridLayout?: {
      columns?: number | undefined
      widgets?: {
        alertChart?: {
          alertPolicyRef: {
            external?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          }
        } | undefined
        blank?: { [key: string]: never } | undefined
        collapsibleGroup?: {
          collapsed?: boolean | undefined
        } | undefined
        errorReportingPanel?: {
          projectRefs?: {
            external?: string | undefined
            kind?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          }[] | undefined
          services?: string[] | undefined
          versions?: string[] | undefined
        } | undefined
        id?: string | undefined
        incidentList?: {
          monitoredResources?: {
            labels?: {
              [k: string]: string
            } | undefined
            type?: string | undefined
          }[] | undefined
          policyRefs?: {
            external?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          }[] | undefined
        } | undefined
        logsPanel?: {
          filter?: string | undefined
          resourceNames?: {
            external?: string | undefined
            kind?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          }[] | undefined
        } | undefined
        pieChart?: {
          chartType: string
          dataSets: {
            minAlignmentPeriod?: string | undefined
            sliceNameTemplate?: string | undefined
            timeSeriesQuery: {
              outputFullDuration?: boolean | undefined
              prometheusQuery?: string | undefined
              timeSeriesFilter?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesFilterRatio?: {
                denominator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                numerator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesQueryLanguage?: string | undefined
              unitOverride?: string | undefined
            }
          }[]
          showLabels?: boolean | undefined
        } | undefined
        scorecard?: {
          blankView?: { [key: string]: never } | undefined
          gaugeView?: {
            lowerBound?: number | undefined
            upperBound?: number | undefined
          } | undefined
          sparkChartView?: {
            minAlignmentPeriod?: string | undefined
            sparkChartType: string
          } | undefined
          thresholds?: {
            color?: string | undefined
            direction?: string | undefined
            label?: string | undefined
            targetAxis?: string | undefined
            value?: number | undefined
          }[] | undefined
          timeSeriesQuery: {
            outputFullDuration?: boolean | undefined
            prometheusQuery?: string | undefined
            timeSeriesFilter?: {
              aggregation?: {
                alignmentPeriod?: string | undefined
                crossSeriesReducer?: string | undefined
                groupByFields?: string[] | undefined
                perSeriesAligner?: string | undefined
              } | undefined
              filter: string
              pickTimeSeriesFilter?: {
                direction?: string | undefined
                numTimeSeries?: number | undefined
                rankingMethod?: string | undefined
              } | undefined
              secondaryAggregation?: {
                alignmentPeriod?: string | undefined
                crossSeriesReducer?: string | undefined
                groupByFields?: string[] | undefined
                perSeriesAligner?: string | undefined
              } | undefined
            } | undefined
            timeSeriesFilterRatio?: {
              denominator?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
              } | undefined
              numerator?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
              } | undefined
              pickTimeSeriesFilter?: {
                direction?: string | undefined
                numTimeSeries?: number | undefined
                rankingMethod?: string | undefined
              } | undefined
              secondaryAggregation?: {
                alignmentPeriod?: string | undefined
                crossSeriesReducer?: string | undefined
                groupByFields?: string[] | undefined
                perSeriesAligner?: string | undefined
              } | undefined
            } | undefined
            timeSeriesQueryLanguage?: string | undefined
            unitOverride?: string | undefined
          }
        } | undefined
        sectionHeader?: {
          dividerBelow?: boolean | undefined
          subtitle?: string | undefined
        } | undefined
        singleViewGroup?: { [key: string]: never } | undefined
        text?: {
          content?: string | undefined
          format?: string | undefined
          style?: {
            backgroundColor?: string | undefined
            fontSize?: string | undefined
            horizontalAlignment?: string | undefined
            padding?: string | undefined
            pointerLocation?: string | undefined
            textColor?: string | undefined
            verticalAlignment?: string | undefined
          } | undefined
        } | undefined
        timeSeriesTable?: {
          columnSettings?: {
            column: string
            visible: boolean
          }[] | undefined
          dataSets: {
            minAlignmentPeriod?: string | undefined
            tableDisplayOptions?: {
              shownColumns?: string[] | undefined
            } | undefined
            tableTemplate?: string | undefined
            timeSeriesQuery?: {
              outputFullDuration?: boolean | undefined
              prometheusQuery?: string | undefined
              timeSeriesFilter?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesFilterRatio?: {
                denominator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                numerator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesQueryLanguage?: string | undefined
              unitOverride?: string | undefined
            } | undefined
          }[]
          metricVisualization?: string | undefined
        } | undefined
        title?: string | undefined
        xyChart?: {
          chartOptions?: {
            mode?: string | undefined
          } | undefined
          dataSets: {
            legendTemplate?: string | undefined
            minAlignmentPeriod?: string | undefined
            plotType?: string | undefined
            targetAxis?: string | undefined
            timeSeriesQuery: {
              outputFullDuration?: boolean | undefined
              prometheusQuery?: string | undefined
              timeSeriesFilter?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesFilterRatio?: {
                denominator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                numerator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesQueryLanguage?: string | undefined
              unitOverride?: string | undefined
            }
          }[]
          thresholds?: {
            color?: string | undefined
            direction?: string | undefined
            label?: string | undefined
            targetAxis?: string | undefined
            value?: number | undefined
          }[] | undefined
          timeshiftDuration?: string | undefined
          xAxis?: {
            label?: string | undefined
            scale?: string | undefined
          } | undefined
          y2Axis?: {
            label?: string | undefined
            scale?: string | undefined
          } | undefined
          yAxis?: {
            label?: string | undefined
            scale?: string | undefined
          } | undefined
        } | undefined
      }[] | undefined
    } | undefined
    mosaicLayout?: {
      columns?: number | undefined
      tiles?: {
        height?: number | undefined
        widget?: {
          alertChart?: {
            alertPolicyRef: {
              external?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }
          } | undefined
          blank?: { [key: string]: never } | undefined
          collapsibleGroup?: {
            collapsed?: boolean | undefined
          } | undefined
          errorReportingPanel?: {
            projectRefs?: {
              external?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
            services?: string[] | undefined
            versions?: string[] | undefined
          } | undefined
          id?: string | undefined
          incidentList?: {
            monitoredResources?: {
              labels?: {
                [k: string]: string
              } | undefined
              type?: string | undefined
            }[] | undefined
            policyRefs?: {
              external?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
          } | undefined
          logsPanel?: {
            filter?: string | undefined
            resourceNames?: {
              external?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
          } | undefined
          pieChart?: {
            chartType: string
            dataSets: {
              minAlignmentPeriod?: string | undefined
              sliceNameTemplate?: string | undefined
              timeSeriesQuery: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              }
            }[]
            showLabels?: boolean | undefined
          } | undefined
          scorecard?: {
            blankView?: { [key: string]: never } | undefined
            gaugeView?: {
              lowerBound?: number | undefined
              upperBound?: number | undefined
            } | undefined
            sparkChartView?: {
              minAlignmentPeriod?: string | undefined
              sparkChartType: string
            } | undefined
            thresholds?: {
              color?: string | undefined
              direction?: string | undefined
              label?: string | undefined
              targetAxis?: string | undefined
              value?: number | undefined
            }[] | undefined
            timeSeriesQuery: {
              outputFullDuration?: boolean | undefined
              prometheusQuery?: string | undefined
              timeSeriesFilter?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesFilterRatio?: {
                denominator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                numerator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesQueryLanguage?: string | undefined
              unitOverride?: string | undefined
            }
          } | undefined
          sectionHeader?: {
            dividerBelow?: boolean | undefined
            subtitle?: string | undefined
          } | undefined
          singleViewGroup?: { [key: string]: never } | undefined
          text?: {
            content?: string | undefined
            format?: string | undefined
            style?: {
              backgroundColor?: string | undefined
              fontSize?: string | undefined
              horizontalAlignment?: string | undefined
              padding?: string | undefined
              pointerLocation?: string | undefined
              textColor?: string | undefined
              verticalAlignment?: string | undefined
            } | undefined
          } | undefined
          timeSeriesTable?: {
            columnSettings?: {
              column: string
              visible: boolean
            }[] | undefined
            dataSets: {
              minAlignmentPeriod?: string | undefined
              tableDisplayOptions?: {
                shownColumns?: string[] | undefined
              } | undefined
              tableTemplate?: string | undefined
              timeSeriesQuery?: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              } | undefined
            }[]
            metricVisualization?: string | undefined
          } | undefined
          title?: string | undefined
          xyChart?: {
            chartOptions?: {
              mode?: string | undefined
            } | undefined
            dataSets: {
              legendTemplate?: string | undefined
              minAlignmentPeriod?: string | undefined
              plotType?: string | undefined
              targetAxis?: string | undefined
              timeSeriesQuery: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              }
            }[]
            thresholds?: {
              color?: string | undefined
              direction?: string | undefined
              label?: string | undefined
              targetAxis?: string | undefined
              value?: number | undefined
            }[] | undefined
            timeshiftDuration?: string | undefined
            xAxis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
            y2Axis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
            yAxis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
          } | undefined
        } | undefined
        width?: number | undefined
        xPos?: number | undefined
        yPos?: number | undefined
      }[] | undefined
    } | undefined
    projectRef: {
      external?: string | undefined
      kind?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    }
    resourceID?: string | undefined
    rowLayout?: {
      rows?: {
        weight?: number | undefined
        widgets?: {
          alertChart?: {
            alertPolicyRef: {
              external?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }
          } | undefined
          blank?: { [key: string]: never } | undefined
          collapsibleGroup?: {
            collapsed?: boolean | undefined
          } | undefined
          errorReportingPanel?: {
            projectRefs?: {
              external?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
            services?: string[] | undefined
            versions?: string[] | undefined
          } | undefined
          id?: string | undefined
          incidentList?: {
            monitoredResources?: {
              labels?: {
                [k: string]: string
              } | undefined
              type?: string | undefined
            }[] | undefined
            policyRefs?: {
              external?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
          } | undefined
          logsPanel?: {
            filter?: string | undefined
            resourceNames?: {
              external?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              namespace?: string | undefined
            }[] | undefined
          } | undefined
          pieChart?: {
            chartType: string
            dataSets: {
              minAlignmentPeriod?: string | undefined
              sliceNameTemplate?: string | undefined
              timeSeriesQuery: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              }
            }[]
            showLabels?: boolean | undefined
          } | undefined
          scorecard?: {
            blankView?: { [key: string]: never } | undefined
            gaugeView?: {
              lowerBound?: number | undefined
              upperBound?: number | undefined
            } | undefined
            sparkChartView?: {
              minAlignmentPeriod?: string | undefined
              sparkChartType: string
            } | undefined
            thresholds?: {
              color?: string | undefined
              direction?: string | undefined
              label?: string | undefined
              targetAxis?: string | undefined
              value?: number | undefined
            }[] | undefined
            timeSeriesQuery: {
              outputFullDuration?: boolean | undefined
              prometheusQuery?: string | undefined
              timeSeriesFilter?: {
                aggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
                filter: string
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesFilterRatio?: {
                denominator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                numerator?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                } | undefined
                pickTimeSeriesFilter?: {
                  direction?: string | undefined
                  numTimeSeries?: number | undefined
                  rankingMethod?: string | undefined
                } | undefined
                secondaryAggregation?: {
                  alignmentPeriod?: string | undefined
                  crossSeriesReducer?: string | undefined
                  groupByFields?: string[] | undefined
                  perSeriesAligner?: string | undefined
                } | undefined
              } | undefined
              timeSeriesQueryLanguage?: string | undefined
              unitOverride?: string | undefined
            }
          } | undefined
          sectionHeader?: {
            dividerBelow?: boolean | undefined
            subtitle?: string | undefined
          } | undefined
          singleViewGroup?: { [key: string]: never } | undefined
          text?: {
            content?: string | undefined
            format?: string | undefined
            style?: {
              backgroundColor?: string | undefined
              fontSize?: string | undefined
              horizontalAlignment?: string | undefined
              padding?: string | undefined
              pointerLocation?: string | undefined
              textColor?: string | undefined
              verticalAlignment?: string | undefined
            } | undefined
          } | undefined
          timeSeriesTable?: {
            columnSettings?: {
              column: string
              visible: boolean
            }[] | undefined
            dataSets: {
              minAlignmentPeriod?: string | undefined
              tableDisplayOptions?: {
                shownColumns?: string[] | undefined
              } | undefined
              tableTemplate?: string | undefined
              timeSeriesQuery?: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              } | undefined
            }[]
            metricVisualization?: string | undefined
          } | undefined
          title?: string | undefined
          xyChart?: {
            chartOptions?: {
              mode?: string | undefined
            } | undefined
            dataSets: {
              legendTemplate?: string | undefined
              minAlignmentPeriod?: string | undefined
              plotType?: string | undefined
              targetAxis?: string | undefined
              timeSeriesQuery: {
                outputFullDuration?: boolean | undefined
                prometheusQuery?: string | undefined
                timeSeriesFilter?: {
                  aggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                  filter: string
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesFilterRatio?: {
                  denominator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  numerator?: {
                    aggregation?: {
                      alignmentPeriod?: string | undefined
                      crossSeriesReducer?: string | undefined
                      groupByFields?: string[] | undefined
                      perSeriesAligner?: string | undefined
                    } | undefined
                    filter: string
                  } | undefined
                  pickTimeSeriesFilter?: {
                    direction?: string | undefined
                    numTimeSeries?: number | undefined
                    rankingMethod?: string | undefined
                  } | undefined
                  secondaryAggregation?: {
                    alignmentPeriod?: string | undefined
                    crossSeriesReducer?: string | undefined
                    groupByFields?: string[] | undefined
                    perSeriesAligner?: string | undefined
                  } | undefined
                } | undefined
                timeSeriesQueryLanguage?: string | undefined
                unitOverride?: string | undefined
              }
            }[]
            thresholds?: {
              color?: string | undefined
              direction?: string | undefined
              label?: string | undefined
              targetAxis?: string | undefined
              value?: number | undefined
            }[] | undefined
            timeshiftDuration?: string | undefined
            xAxis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
            y2Axis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
            yAxis?: {
              label?: string | undefined
              scale?: string | undefined
            } | undefined
          } | undefined
        }[] | undefined
      }[] | undefined
    } | undefined
  }
}

export class MonitoringDashboard extends ApiObject {
  static readonly GVK = { apiVersion: 'monitoring.cnrm.cloud.google.com/v1beta1', kind: 'MonitoringDashboard' } as const

  constructor(scope: Construct, id: string, props: MonitoringDashboardProps) {
    super(scope, id, { ...props, ...MonitoringDashboard.GVK })
  }
}

/** What MonitoringNotificationChannel is made of. */
export interface MonitoringNotificationChannelProps {
  metadata?: ApiObjectMetadata
  spec: {
    description?: string | undefined
    enabled?: boolean | undefined
    forceDelete?: boolean | undefined
    labels?: {
      [k: string]: string
    } | undefined
    resourceID?: string | undefined
    sensitiveLabels?: {
      authToken?: {
        value?: string | undefined
        valueFrom?: {
          secretKeyRef?: {
            key: string
            name: string
          } | undefined
        } | undefined
      } | undefined
      password?: {
        value?: string | undefined
        valueFrom?: {
          secretKeyRef?: {
            key: string
            name: string
          } | undefined
        } | undefined
      } | undefined
      serviceKey?: {
        value?: string | undefined
        valueFrom?: {
          secretKeyRef?: {
            key: string
            name: string
          } | undefined
        } | undefined
      } | undefined
    } | undefined
    type: string
  }
}

export class MonitoringNotificationChannel extends ApiObject {
  static readonly GVK = { apiVersion: 'monitoring.cnrm.cloud.google.com/v1beta1', kind: 'MonitoringNotificationChannel' } as const

  constructor(scope: Construct, id: string, props: MonitoringNotificationChannelProps) {
    super(scope, id, { ...props, ...MonitoringNotificationChannel.GVK })
  }
}
